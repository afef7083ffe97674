namespace Puffy.Benchmarks.Service.Collector;

/// <summary>What open pages cost a collector: its throughput and its latency with five of them and without, in turn; and whether answers are fresh.</summary>
internal static class BesidePages
{
    private const int Pages = 5;
    private const int Rounds = 3;
    private const int Rate = 500;
    private const int EventsOfVisitor = 8;

    public static async Task<string> MeasureAsync(TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("puffy-live-").FullName;
        try
        {
            using var collector = await CollectorProcess.OverSqliteAsync(Path.Combine(folder, "live.store"));
            using var traffic = new LiveTraffic(collector, EventsOfVisitor);
            await traffic.SendBatchesAsync(duration);
            var rows = new List<string>();
            var (alone, beside) = (new List<double>(), new List<double>());
            for (var round = 1; round <= Rounds; round++)
            {
                var before = await ThroughputAsync(collector, traffic, duration);
                alone.Add(before.PerSecond);
                await using var pages = await OpenPages.OpenAsync(collector, Pages);
                var with = await ThroughputAsync(collector, traffic, duration);
                beside.Add(with.PerSecond);
                rows.Add(Traffic.Text($"| {round} | {before.PerSecond:0} | {before.Cpu:0.0} | {with.PerSecond:0} | {with.Cpu:0.0} | {pages.Answers} |"));
                await Console.Error.WriteLineAsync(rows[^1]);
            }

            var quiet = await traffic.SendAsync(Rate, duration);
            await using var watching = await OpenPages.OpenAsync(collector, Pages);
            var sending = traffic.SendAsync(Rate, duration);
            var (fresh, asked) = await watching.AskForOwnEventsAsync(collector, duration);
            var busy = await sending;
            return $"""
                # A collector beside open pages

                `puffy serve` over SQLite on {Environment.ProcessorCount} cores, senders and readers of pages on the same machine, which other programs were using too.
                Each page follows the live feed and reads all its figures once a minute; the clock runs once figures are in memory. A visitor sends {EventsOfVisitor} events. Rounds of {duration.TotalSeconds:0} s, in turn.
                Made by `dotnet run -c Release --project benchmarks/Service pages`.

                ## Throughput

                Batches of 100 over 8 connections, each as soon as the one before is answered. CPU: the server's, microseconds an event.

                | round | alone events/s | CPU µs | with {Pages} pages events/s | CPU µs | answers to pages |
                |---|---:|---:|---:|---:|---:|
                {string.Join('\n', rows)}

                The pages cost {Traffic.Text($"{(1 - (Median(beside) / Median(alone))) * 100:0} %")} of the throughput, by the medians.

                ## {Rate} events a second, one a request

                | | p50 ms | p99 ms | slowest ms |
                |---|---:|---:|---:|
                | alone | {Line(quiet)} |
                | with {Pages} pages | {Line(busy)} |

                Meanwhile an event of a new user was sent {asked} times, and the question asked as soon as it was acknowledged; {fresh} answers held it.

                """;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double PerSecond, double Cpu)> ThroughputAsync(CollectorProcess collector, LiveTraffic traffic, TimeSpan duration)
    {
        var cpu = collector.ProcessorTime;
        var events = await traffic.SendBatchesAsync(duration);
        return (events / duration.TotalSeconds, (collector.ProcessorTime - cpu).TotalMicroseconds / events);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static string Line(double[] took) => Traffic.Text($"{took[took.Length / 2]:0.0} | {took[(int)(took.Length * 0.99)]:0.0} | {took[^1]:0.0}");
}
