using System.Globalization;
using Puffy.Cluster.Faults;
using Puffy.Cluster.Shop;

namespace Puffy.Cluster;

/// <summary>What was acknowledged is seen by whoever asks afterwards.</summary>
public class VisibilityTests(UndisturbedRun undisturbed, FaultServer servers) : IClassFixture<FaultServer>
{
    [PostgresFact]
    public Task A_query_after_an_acknowledged_load_sees_it_though_silos_die() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync(silos: 2);
        var files = undisturbed.Files;
        var half = round.Chance.Next(1, files.Length);
        await cluster.PuffyAsync(["load", "--input", .. files[..half]]);
        await round.AnySilo().KillAsync();
        round.Fault(string.Create(CultureInfo.InvariantCulture, $"one silo killed after {half} files were acknowledged"));

        await round.JudgeAnswersAsync(await undisturbed.AnswersAfterAsync(half));

        cluster.StartLostSilos();
        await cluster.PuffyAsync(["load", "--input", .. files[half..]]);
        await round.JudgeAsync();
    });
}
