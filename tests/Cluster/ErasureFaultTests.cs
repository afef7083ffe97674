using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;

namespace Puffy.Cluster;

/// <summary>A user who is erased in the middle of a load of the user's own events.</summary>
public class ErasureFaultTests(UndisturbedRun undisturbed, FaultServer servers) : IClassFixture<FaultServer>
{
    [PostgresFact]
    public Task Nothing_is_left_of_a_user_who_is_erased_in_the_middle_of_a_load() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync(silos: 2);
        var user = round.Chance.Next(3) == 0 ? UndisturbedRun.BusyUser : undisturbed.AnyUser(round.Chance);
        var load = cluster.StartLoad(undisturbed.Exports);
        await round.MomentAsync(load);
        var interrupted = round.Chance.Next(2) == 0;
        if (interrupted)
        {
            load.Kill();
            round.Fault("client killed,");
        }

        var forget = cluster.StartPuffy("forget", user);
        round.Fault("user erased");
        if (round.Chance.Next(2) == 0)
        {
            await Round.PauseAsync(TimeSpan.FromMilliseconds(round.Chance.Next(500, 1500)));
            await round.AnySilo().KillAsync();
            round.Fault("one silo killed");
        }

        await PuffyCluster.DoneAsync(forget);
        await round.JudgeErasureAsync(user);
        if (interrupted)
        {
            // Rows of the user that were accepted come again, and are refused.
            load = cluster.StartLoad(undisturbed.Exports);
        }

        await PuffyCluster.DoneAsync(load);
        await round.JudgeErasureAsync(user);

        // The erasure itself is durable: neither a restart nor a replay brings the user back.
        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));

        cluster.StartLostSilos();
        await cluster.PuffyAsync("load", "--input", undisturbed.Exports);
        round.Fault("all silos killed, exports replayed");
        await round.JudgeErasureAsync(user);
        var tables = new TableFolder(await cluster.ExportAsync());
        round.Differences.AddRange(tables.DifferencesFrom(await undisturbed.WithoutAsync(user), quarantine: false));
        round.Differences.AddRange(tables.Mentioning(user).Select(table => $"{table} mentions the erased user"));
        await round.JudgeRollupsAsync();
        await round.JudgeRowsAsync();
    });
}
