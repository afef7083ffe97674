using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;

namespace Puffy.Cluster;

/// <summary>Silos that die, hang, come and go in the middle of a load.</summary>
public class SiloFaultTests(UndisturbedRun undisturbed, FaultServer servers) : IClassFixture<FaultServer>
{
    /// <summary>Longer than the others need to declare a silo dead that does not answer.</summary>
    private static readonly TimeSpan LongerThanTheFailureDetector = TimeSpan.FromSeconds(8);

    [PostgresFact]
    public Task Two_of_three_silos_and_then_all_are_killed_and_come_back() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync();
        var load = cluster.StartLoad(undisturbed.Exports);
        await round.MomentAsync(load);
        var survivor = round.AnySilo();
        await Task.WhenAll(cluster.Silos.Where(silo => silo != survivor).Select(silo => silo.KillAsync()));

        round.Fault("two silos killed");
        await Round.PauseAsync(TimeSpan.FromSeconds(round.Chance.Next(0, 5)));
        cluster.StartLostSilos();
        await cluster.ReadyAsync();
        await round.MomentAsync(load);
        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));

        round.Fault("all silos killed");
        cluster.StartLostSilos();
        await PuffyCluster.DoneAsync(load);
        await round.JudgeAsync();
    });

    [PostgresFact]
    public Task Two_of_three_silos_are_killed_and_do_not_come_back() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync();
        var load = cluster.StartLoad(undisturbed.Exports);
        var survivor = round.AnySilo();
        foreach (var lost in cluster.Silos.Where(silo => silo != survivor).ToList())
        {
            await round.MomentAsync(load);
            await lost.KillAsync();
            round.Fault("one silo killed");
        }

        await PuffyCluster.DoneAsync(load);
        await round.JudgeAsync();
    });

    [PostgresFact]
    public Task A_silo_hangs_until_it_counts_as_dead_and_then_goes_on() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync();
        var load = cluster.StartLoad(undisturbed.Exports);
        await round.MomentAsync(load);
        var zombie = round.AnySilo();
        zombie.Pause();
        round.Fault("one silo stopped, continued");
        await Round.PauseAsync(LongerThanTheFailureDetector);
        zombie.Resume();
        await PuffyCluster.DoneAsync(load);
        await round.JudgeAsync();
    });

    [PostgresFact]
    public Task One_silo_joins_one_leaves_and_one_is_killed() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync();
        var load = cluster.StartLoad(undisturbed.Exports);
        await round.MomentAsync(load);
        var leaving = round.AnySilo();
        cluster.AddSilo().Start();
        round.Fault("one silo joining");
        await round.MomentAsync(load);
        await leaving.StopAsync();
        round.Fault("one silo leaving,");
        await round.AnyRunningSilo().KillAsync();
        round.Fault("one silo killed");
        await PuffyCluster.DoneAsync(load);
        await round.JudgeAsync();
    });
}
