using System.Globalization;
using Npgsql;
using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;
using Puffy.PostgreSql;

namespace Puffy.Cluster;

/// <summary>A database that restarts, is away, or refuses to write in the middle of a load.</summary>
public class DatabaseFaultTests(UndisturbedRun undisturbed, FaultServer servers) : IClassFixture<FaultServer>
{
    [PostgresFact]
    public Task The_database_restarts_fast_and_crashes_and_recovers() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync(silos: 2);
        var load = cluster.StartLoad(undisturbed.Exports);
        var crashFirst = round.Chance.Next(2) == 0;
        for (var restarts = round.Chance.Next(2, 5); restarts > 0; restarts--)
        {
            await round.MomentAsync(load);
            var immediate = restarts % 2 == 0 == crashFirst;
            await cluster.Server.RestartAsync(immediate);
            round.Fault(immediate ? "database crashed" : "database restarted");
        }

        await PuffyCluster.DoneAsync(load);
        await round.JudgeAsync();
    });

    [PostgresFact]
    public Task The_database_does_not_answer_and_then_the_network_to_it_is_cut() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync(silos: 2);
        var load = cluster.StartLoad(undisturbed.Exports);
        await round.MomentAsync(load);
        cluster.Server.Pause();
        try
        {
            await round.OutageAsync("all database processes stopped");
        }
        finally
        {
            cluster.Server.Resume();
        }

        await round.MomentAsync(load);
        foreach (var link in cluster.Links)
        {
            link.Cut();
        }

        await round.OutageAsync("all connections cut");
        foreach (var link in cluster.Links)
        {
            link.Restore();
        }

        await PuffyCluster.DoneAsync(load);
        await round.JudgeAsync();
    });

    [PostgresFact]
    public Task One_silo_loses_what_the_database_answers_and_then_the_database_is_read_only() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync(silos: 2);
        var load = cluster.StartLoad(undisturbed.Exports);
        await round.MomentAsync(load);
        var link = cluster.Links[round.Chance.Next(cluster.Links.Count)];
        link.LoseAnswers();
        await Round.PauseAsync(TimeSpan.FromMilliseconds(round.Chance.Next(20, 500)));
        link.Cut();
        round.Fault("answers to one silo lost, its connections cut");
        await Round.PauseAsync(TimeSpan.FromMilliseconds(round.Chance.Next(0, 3000)));
        link.Restore();
        await round.MomentAsync(load);
        await ReadOnlyAsync(cluster, true);
        await Round.PauseAsync(TimeSpan.FromMilliseconds(round.Chance.Next(500, 4000)));
        round.Fault("read-only");
        await ReadOnlyAsync(cluster, false);
        await PuffyCluster.DoneAsync(load);
        await round.JudgeAsync();
    });

    [PostgresFact]
    public async Task The_disk_of_the_database_is_full_for_a_while()
    {
        Assert.SkipUnless(SmallDisk.IsAvailable, SmallDisk.WhySkipped);
        using var disk = new SmallDisk(megabytes: 640);
        var refusals = 0;
        await FaultRounds.RunAsync(
            undisturbed,
            servers,
            async round =>
            {
                var cluster = await round.StartClusterAsync(silos: 2);
                var load = cluster.StartLoad(undisturbed.Exports);
                await round.MomentAsync(load);
                disk.Fill();
                try
                {
                    if (round.Chance.Next(2) == 0)
                    {
                        await ExhaustLogAsync(cluster.Server);
                        round.Fault("write-ahead log used up,");
                    }

                    await round.OutageAsync("disk full");
                }
                finally
                {
                    disk.Free();
                }

                // Without room for its write-ahead log it ends, and is then started again, as a service manager does.
                var ended = await cluster.Server.RecoverAsync();
                var before = refusals;
                refusals = cluster.Server.ReadLog().Split("No space left on device").Length - 1;
                round.Fault(string.Create(CultureInfo.InvariantCulture, $"{refusals - before} times no room{(ended ? ", the server ended" : "")}"));
                await PuffyCluster.DoneAsync(load);
                await round.JudgeAsync();
            },
            disk);
    }

    /// <summary>Uses up what is left of the write-ahead log, which grows by files of a size, so that the server needs another one now.</summary>
    private static async Task ExhaustLogAsync(PostgresServer server)
    {
        const int moreThanAreKept = 16;
        try
        {
            for (var file = 0; file < moreThanAreKept; file++)
            {
                await server.ExecuteAsync("SELECT pg_logical_emit_message(false, 'puffy', ''), pg_switch_wal()");
            }
        }
        catch (NpgsqlException)
        {
            // There was no room for it, and the server has crashed.
        }
    }

    private static async Task ReadOnlyAsync(PuffyCluster cluster, bool readOnly)
    {
        await cluster.Server.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"ALTER SYSTEM SET default_transaction_read_only = {readOnly}"));
        await cluster.Server.ExecuteAsync("SELECT pg_reload_conf()");
    }
}
