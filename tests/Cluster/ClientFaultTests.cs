using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;

namespace Puffy.Cluster;

/// <summary>Clients that die, and clients that do the same work twice.</summary>
public class ClientFaultTests(UndisturbedRun undisturbed, FaultServer servers) : IClassFixture<FaultServer>
{
    [PostgresFact]
    public Task A_client_and_then_all_silos_with_it_are_killed_and_started_again() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync(silos: 2);
        for (var kills = round.Chance.Next(1, 3); kills > 0; kills--)
        {
            var killed = cluster.StartLoad(undisturbed.Exports);
            await round.MomentAsync(killed);
            killed.Kill();
            round.Fault("client killed");
        }

        var last = cluster.StartLoad(undisturbed.Exports);
        await round.MomentAsync(last);
        last.Kill();
        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));

        round.Fault("client and all silos killed");
        cluster.StartLostSilos();
        await cluster.PuffyAsync("load", "--input", undisturbed.Exports);
        await round.JudgeAsync();
    });

    [PostgresFact]
    public Task Two_clients_load_the_same_files_at_once() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync(silos: 2);
        var first = cluster.StartLoad(undisturbed.Exports);
        if (round.Chance.Next(2) == 0)
        {
            await round.MomentAsync(first);
        }

        var second = cluster.StartLoad(undisturbed.Exports);
        round.Fault("a second client loaded the same");
        if (round.Chance.Next(2) == 0)
        {
            await round.MomentAsync(second);
            await round.AnySilo().KillAsync();
            round.Fault("one silo killed");
        }

        await PuffyCluster.DoneAsync(first);
        await PuffyCluster.DoneAsync(second);

        // A file that one of them had finished before the other began it was loaded twice: its rows are duplicates then.
        await round.JudgeAsync(quarantine: false);
    });
}
