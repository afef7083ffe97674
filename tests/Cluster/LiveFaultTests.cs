using System.Globalization;
using Puffy.Cluster.Faults;
using Puffy.Cluster.Live;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;

namespace Puffy.Cluster;

/// <summary>The faults with live senders in place of the loader.</summary>
public class LiveFaultTests(UndisturbedRun undisturbed, FaultServer servers) : IClassFixture<FaultServer>
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(5);

    [PostgresFact]
    public Task Silos_are_killed_and_the_database_restarts_under_live_senders() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        var cluster = await round.StartClusterAsync(collecting: Collecting.WithoutSpool);
        var key = await KeyAsync(cluster);
        var senders = Send(cluster, key);
        var sdks = ShopSdks.Start(cluster.Silos[0].Collector, key);
        await round.LiveMomentAsync(senders[0]);
        await round.AnySilo().KillAsync();
        cluster.StartLostSilos();
        round.Fault("one silo killed");
        await cluster.ReadyAsync();
        await round.LiveMomentAsync(senders[0]);
        await cluster.Server.RestartAsync(immediate: round.Chance.Next(2) == 0);
        round.Fault("database restarted");
        await round.LiveMomentAsync(senders[0]);
        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));
        cluster.StartLostSilos();
        round.Fault("all silos killed");
        await Task.WhenAll(senders.Select(PuffyCluster.DoneAsync));
        await JudgeAsync(round, await (sdks?.DeliveredAsync() ?? Task.FromResult<IReadOnlyList<string>>([])));
    });

    [PostgresFact]
    public Task The_database_is_away_while_silos_spool_and_one_of_them_is_killed() => FaultRounds.RunAsync(undisturbed, servers, async round =>
    {
        // The senders last as long as the outage, so that events come all the time.
        var outage = TimeSpan.FromSeconds(FaultRounds.LongestOutage + 4);
        var cluster = await round.StartClusterAsync(silos: 2, Collecting.WithSpool);
        var rate = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(undisturbed.Events / (outage.TotalSeconds + 8) / cluster.Silos.Count)}");
        var senders = Send(cluster, await KeyAsync(cluster), "--rate", rate);
        await cluster.WritesAsync(round.Chance.Next(20, 200), senders[0]);
        await cluster.Server.StopAsync(immediate: true);
        await Round.PauseAsync(outage / 2);
        var killed = round.AnySilo();
        var held = Spooled(killed);
        await killed.KillAsync();
        await Round.PauseAsync(outage / 2);
        round.Fault(string.Create(CultureInfo.InvariantCulture, $"database away for {outage.TotalSeconds} s, a silo with {held} bytes of spool killed"));
        await cluster.Server.StartAgainAsync();
        cluster.StartLostSilos();
        await Task.WhenAll(senders.Select(PuffyCluster.DoneAsync));
        if (held == 0)
        {
            round.Differences.Add("the spool held nothing when its silo was killed");
        }

        var limit = DateTime.UtcNow + DrainPatience;
        while (cluster.Silos.Sum(Spooled) is > 0 and var left)
        {
            Assert.True(DateTime.UtcNow < limit, $"the spools still hold {left} bytes");
            await Round.PauseAsync(TimeSpan.FromMilliseconds(200));
        }

        await JudgeAsync(round, delivered: []);
    });

    /// <summary>A sender for each silo, each with its part of the files.</summary>
    private List<PuffyProcess> Send(PuffyCluster cluster, string key, params string[] flags) => [.. cluster.Silos.Select((silo, at) =>
        cluster.StartSending(silo, key, undisturbed.Files.Where((_, file) => file % cluster.Silos.Count == at), flags))];

    private static async Task<string> KeyAsync(PuffyCluster cluster) => (await cluster.PuffyAsync("keys", "add", "--name", "web")).Trim();

    private static long Spooled(SiloProcess silo) => Directory.Exists(silo.Spool)
        ? Directory.EnumerateFiles(silo.Spool, "*.spool").Sum(file => File.Exists(file) ? new FileInfo(file).Length : 0)
        : 0;

    /// <summary>
    /// Every event that was acknowledged is stored once: those of the files, and those that an SDK calls delivered. The tables are those
    /// of a fresh store that loaded the same events from a file.
    /// </summary>
    private async Task JudgeAsync(Round round, IReadOnlyList<string> delivered)
    {
        round.Fault(string.Create(CultureInfo.InvariantCulture, $"({delivered.Count} events of SDKs)"));
        var (live, loaded) = await round.Cluster!.ExportTwiceAsync();
        round.Differences.AddRange(live.DifferencesFrom(loaded, quarantine: false));
        var ofSdks = live.Events().Where(IsOfSdk).Select(line => line.Split(',')[0]).ToList();
        if (!live.Events().Where(line => !IsOfSdk(line)).SequenceEqual(undisturbed.Tables.Events()))
        {
            round.Differences.Add("the events of the files are not each there once");
        }

        if (delivered.Except(ofSdks).ToList() is { Count: > 0 } missing)
        {
            round.Differences.Add($"an SDK calls {missing.Count} events delivered that are not there, such as {missing[0]}");
        }

        if (ofSdks.CountBy(id => id).Where(id => id.Value > 1).ToList() is { Count: > 0 } twice)
        {
            round.Differences.Add($"{twice.Count} events of SDKs are there twice, such as {twice[0].Key}");
        }

        await round.JudgeRollupsAsync();
    }

    /// <summary>The users of the SDKs are s, r and p with a number, as tests/sdks/send.mjs has them.</summary>
    private static bool IsOfSdk(string line) => line.Split(',') is [_, ['s' or 'r' or 'p', .. var number], ..] && int.TryParse(number, CultureInfo.InvariantCulture, out _);
}
