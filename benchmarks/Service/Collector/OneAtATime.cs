using Puffy.PostgreSql;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>One live event a request, 500 a second: from the request to the durable answer.</summary>
internal static class OneAtATime
{
    private const int PerSecond = 500;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static async Task<string> MeasureAsync(PostgresServer server, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("puffy-live-").FullName;
        try
        {
            var database = await server.CreateDatabaseAsync();
            return $"""
                # One live event a request: from the request to the durable answer

                {await Traffic.SettingAsync(database)}
                Segment events of 20,000 users at random, one a request, sent by the clock at {PerSecond}/s for {duration.TotalSeconds:0} seconds; milliseconds at the sender, and processor milliseconds of the collector for each event.
                Made by `dotnet run -c Release --project benchmarks/Service collector`.

                | collector | events | p50 | p90 | p99 | slowest | processor |
                |---|---|---|---|---|---|---|
                {await MeasureAsync("parses and discards", await CollectorProcess.DiscardingAsync(), duration)}
                {await MeasureAsync("over SQLite", await CollectorProcess.OverSqliteAsync(Path.Combine(folder, "live.store")), duration)}
                {await MeasureAsync("over PostgreSQL", await CollectorProcess.OverPostgreSqlAsync(database), duration)}

                """;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> MeasureAsync(string name, CollectorProcess collector, TimeSpan duration)
    {
        using (collector)
        {
            using var traffic = new LiveTraffic(collector);
            await traffic.SendAsync(PerSecond, WarmUp);
            var before = collector.ProcessorTime;
            var took = await traffic.SendAsync(PerSecond, duration);
            var processor = (collector.ProcessorTime - before).TotalMilliseconds / took.Length;
            return Traffic.Text($"| {name} | {took.Length} | {At(0.5):0.0} | {At(0.9):0.0} | {At(0.99):0.0} | {took[^1]:0.0} | {processor:0.00} |");

            double At(double share) => took[(int)Math.Min(took.Length - 1, Math.Ceiling(share * took.Length) - 1)];
        }
    }
}
