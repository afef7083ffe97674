using System.Diagnostics;
using Puffy.PostgreSql;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>The same rows by <c>puffy send</c> in batches of 100, and by <c>puffy load</c>, in turn.</summary>
internal static class AgainstLoad
{
    private const int Turns = 3;

    public static async Task<string> MeasureAsync(PostgresServer server, Doors doors, int users)
    {
        var folder = Directory.CreateTempSubdirectory("puffy-live-").FullName;
        try
        {
            var exports = Path.Combine(folder, "exports");
            await PuffyProgram.RunAsync("sample", "--output", exports, "--users", $"{users}", "--days", "7");
            var database = await server.CreateDatabaseAsync();
            var rows = new List<string>();
            for (var turn = 1; turn <= Turns; turn++)
            {
                var (sqlite, store) = (Path.Combine(folder, $"live-{turn}.store"), Path.Combine(folder, $"load-{turn}.store"));
                rows.Add($"| send, parses and discards | {await SendAsync(await CollectorProcess.DiscardingAsync(), exports)} |");
                rows.Add($"| send, over SQLite | {await SendAsync(await CollectorProcess.OverSqliteAsync(sqlite), exports)} |");
                rows.Add($"| load, SQLite | {await LoadAsync(exports, "--store", store)} |");
                rows.Add($"| send, over PostgreSQL | {await SendAsync(await CollectorProcess.OverPostgreSqlAsync(await server.CreateDatabaseAsync()), exports)} |");
                using var silo = await SiloProcess.StartAsync(await server.CreateDatabaseAsync(), doors, []);
                rows.Add($"| load, PostgreSQL | {await LoadAsync(exports, ["--cluster", silo.Gateway, .. doors.ClientFlags])} |");
            }

            return $"""
                # Live events in batches of 100 against a load of the same files

                {await Traffic.SettingAsync(database)}
                The exports of `puffy sample --users {users} --days 7` ({await EventsAsync(exports)} rows), {Turns} turns each, one after the other; whole commands, start and end included.
                Made by `dotnet run -c Release --project benchmarks/Service batches`.

                | way | seconds | events/s |
                |---|---|---|
                {string.Join('\n', rows)}

                """;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> SendAsync(CollectorProcess collector, string exports)
    {
        using (collector)
        {
            return await TimeAsync(exports, "send", "--to", collector.Address, "--key", collector.Key, exports);
        }
    }

    private static Task<string> LoadAsync(string exports, params string[] store) => TimeAsync(exports, ["load", "--input", exports, .. store]);

    private static async Task<string> TimeAsync(string exports, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        await PuffyProgram.RunAsync(arguments);
        var seconds = clock.Elapsed.TotalSeconds;
        return Traffic.Text($"{seconds:0.0} | {await EventsAsync(exports) / seconds:0}");
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
