using System.Diagnostics;
using Puffy.PostgreSql;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>
/// The same rows by <c>puffy send</c> in batches of 100, and by <c>puffy load</c>, in turn. A server that lives for weeks has compiled its
/// code: before its measured pass each takes another shop's week, on the same way.
/// </summary>
internal static class AgainstLoad
{
    private const int Turns = 3;

    public static async Task<string> MeasureAsync(PostgresServer server, Doors doors, int users)
    {
        var folder = Directory.CreateTempSubdirectory("puffy-live-").FullName;
        try
        {
            var (exports, warming) = (Path.Combine(folder, "exports"), Path.Combine(folder, "warming"));
            await PuffyProgram.RunAsync("sample", "--output", exports, "--users", $"{users}", "--days", "7", "--seed", "1");
            await PuffyProgram.RunAsync("sample", "--output", warming, "--users", $"{users}", "--days", "7", "--seed", "2");
            var (events, rows) = (await EventsAsync(exports), new List<string>());
            for (var turn = 1; turn <= Turns; turn++)
            {
                var (sqlite, store) = (Path.Combine(folder, $"live-{turn}.store"), Path.Combine(folder, $"load-{turn}.store"));
                rows.Add(Row("send, parses and discards", await SendAsync(await CollectorProcess.DiscardingAsync())));
                rows.Add(Row("send, over SQLite", await SendAsync(await CollectorProcess.OverSqliteAsync(sqlite))));
                rows.Add(Row("load, SQLite", await TimeAsync(() => TimeSpan.Zero, "load", "--input", exports, "--store", store)));
                rows.Add(Row("send, over PostgreSQL", await SendAsync(await CollectorProcess.OverPostgreSqlAsync(await server.CreateDatabaseAsync()))));
                using var silo = await SiloProcess.StartAsync(await server.CreateDatabaseAsync(), doors, []);
                string[] cluster = ["--cluster", silo.Gateway, .. doors.ClientFlags];
                await PuffyProgram.RunAsync(["load", "--input", warming, .. cluster]);
                rows.Add(Row("load, PostgreSQL", await TimeAsync(() => silo.ProcessorTime, ["load", "--input", exports, .. cluster])));
            }

            return $"""
                # Live events in batches of 100 against a load of the same files

                {await Traffic.SettingAsync(await server.CreateDatabaseAsync())}
                The exports of `puffy sample --users {users} --days 7` ({events} rows), {Turns} turns each, one after the other; whole commands, start and end included. Servers have taken as many other events before. Processor seconds are those of the command, of its server and of PostgreSQL.
                Made by `dotnet run -c Release --project benchmarks/Service batches`.

                | way | seconds | events/s | processor seconds |
                |---|---|---|---|
                {string.Join('\n', rows)}

                """;

            string Row(string way, (double Seconds, double Processor) took) =>
                Traffic.Text($"| {way} | {took.Seconds:0.0} | {events / took.Seconds:0} | {took.Processor:0.0} |");

            async Task<(double Seconds, double Processor)> SendAsync(CollectorProcess collector)
            {
                using (collector)
                {
                    string[] there = ["--to", collector.Address, "--key", collector.Key];
                    await PuffyProgram.RunAsync(["send", .. there, warming]);
                    return await TimeAsync(() => collector.ProcessorTime, ["send", .. there, exports]);
                }
            }

            async Task<(double Seconds, double Processor)> TimeAsync(Func<TimeSpan> ofServer, params string[] arguments)
            {
                var before = ofServer() + server.ProcessorTime;
                var clock = Stopwatch.StartNew();
                var (_, processor) = await PuffyProgram.MeasureAsync(arguments);
                return (clock.Elapsed.TotalSeconds, (processor + ofServer() + server.ProcessorTime - before).TotalSeconds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> EventsAsync(string exports)
    {
        var lines = 0;
        foreach (var file in Directory.EnumerateFiles(exports))
        {
            lines += (await File.ReadAllLinesAsync(file)).Length - 1;
        }

        return lines;
    }
}
