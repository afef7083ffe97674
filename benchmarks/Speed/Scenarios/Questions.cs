using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Grains.Options;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;

namespace Puffy.Benchmarks.Speed.Scenarios;

/// <summary>Single changes and questions, to a silo that is running.</summary>
internal static class Questions
{
    private const int PerRound = 20;

    /// <summary>Measures Puffy here, in an embedded silo, and the peer in its process.</summary>
    public static async Task<ResultTable> RunAsync(Engines engines, string work, InputSize size, int rounds)
    {
        var input = Inputs.Folder(work, size.Name, size.Sample);
        var folder = Inputs.Fresh(Path.Combine(work, "questions"));
        var store = Path.Combine(folder, "shop.store");
        MeasuredProcess.Run(engines.Puffy, "load", "--input", input, "--store", store);
        var recomputed = Enumerable.Range(0, rounds)
            .Select(_ => MeasuredProcess.Run(engines.Peer, "tables", input, Inputs.Fresh(Path.Combine(work, "out-peer"))).Seconds * 1000)
            .ToList();
        using var peer = JsonDocument.Parse(MeasuredProcess.Run(engines.Peer, "queries", input, Path.Combine(folder, "peer.duckdb"), $"{rounds}").Output);
        await using var silo = await EmbeddedSilo.StartAsync(new StoreOptions(store), builder => builder.Services.AddSingleton<RulesInForce>());
        var shop = new RunningShop(silo, Path.Combine(folder, "tables"));
        var users = await shop.BuyersAsync((rounds * PerRound * 3) + rounds + 1);

        // The first of each kind pays for the compiler.
        await shop.MoveCreditAsync(users[0]);
        var day = await shop.LastDayAsync();
        await shop.ChannelsAsync(day);
        var (rollups, tables) = (new List<double>(), new List<double>());
        foreach (var buyer in users[1..(rounds * PerRound)])
        {
            var (untilRollups, untilTables) = await shop.MoveCreditAsync(buyer);
            rollups.Add(untilRollups);
            tables.Add(untilTables);
        }

        var fromDisk = await TimesAsync(users[(rounds * PerRound)..(rounds * PerRound * 3)], user => shop.JourneyAsync(user.UserId));
        var active = await TimesAsync(users[(rounds * PerRound)..(rounds * PerRound * 3)], user => shop.JourneyAsync(user.UserId));
        var channels = await TimesAsync(users[..(rounds * PerRound)], _ => shop.ChannelsAsync(day));
        var erasures = await TimesAsync(users[^rounds..], user => shop.ForgetAsync(user.UserId));
        await shop.RequireRightAsync();
        return new ResultTable(
            "(c)–(f) Changes and questions",
            $"Of the store of {size.Name} events. Milliseconds, median / 99th percentile, through the grains of a running silo; every change durable. The peer has its tables in a database file and answers in its process; to take in an event it recomputes. Afterwards every rollup was recomputed from the journeys: no difference.",
            ["what", "puffy ms", "peer ms"],
            [
                ["(c) a late event that moves a credit, until every rollup is right", new Samples(rollups).Milliseconds, string.Empty],
                ["(c) … until the aggregate tables and the user's rows are written, too", new Samples(tables).Milliseconds, new Samples(recomputed).Milliseconds],
                ["(d) one user's journey, user active", active.Milliseconds, Peer("journey").Milliseconds],
                ["(d) one user's journey, from disk", fromDisk.Milliseconds, Peer("journey").Milliseconds],
                ["(e) channel table of one day", channels.Milliseconds, Peer("channels").Milliseconds],
                ["(f) erasure of one user", erasures.Milliseconds, Peer("erasure").Milliseconds],
            ]);

        Samples Peer(string question) => new([.. peer.RootElement.GetProperty(question).EnumerateArray().Select(time => time.GetDouble())]);
    }

    private static async Task<Samples> TimesAsync<T>(IEnumerable<T> items, Func<T, Task> ask)
    {
        var times = new List<double>();
        foreach (var item in items)
        {
            var clock = Stopwatch.StartNew();
            await ask(item);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return new Samples(times);
    }
}
