using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Puffy.PostgreSql;

namespace Puffy.Benchmarks.Service;

/// <summary>A generated week through <c>puffy load --cluster</c>: how fast, at what cost of processor time, and how large on disk.</summary>
internal static class BulkLoad
{
    public static async Task<string> MeasureAsync(PostgresServer server, Doors doors, int users)
    {
        var folder = Directory.CreateTempSubdirectory("puffy-load-").FullName;
        try
        {
            var exports = Path.Combine(folder, "exports");
            Puffy("sample", "--output", exports, "--users", $"{users}", "--days", "7");
            var database = await server.CreateDatabaseAsync();
            using var silo = await SiloProcess.StartAsync(database, doors, []);
            var empty = await Traffic.SizeAsync(database);
            var before = silo.ProcessorTime;
            var clock = Stopwatch.StartNew();
            var client = Puffy(["load", "--input", exports, "--cluster", silo.Gateway, .. doors.ClientFlags]);
            var seconds = clock.Elapsed.TotalSeconds;
            var processor = silo.ProcessorTime - before;
            var events = await EventsAsync(silo, doors);
            var size = await Traffic.SizeAsync(database) - empty;
            return $"""
                # A week loaded through a cluster

                {await Traffic.SettingAsync(database)} {doors}
                The exports of `puffy sample --users {users} --days 7`. Made by `dotnet run -c Release --project benchmarks/Service load`.

                | figure | value |
                |---|---|
                | events | {events} |
                | bytes of exports | {Directory.EnumerateFiles(exports).Sum(file => new FileInfo(file).Length)} |
                | seconds | {Traffic.Text($"{seconds:0.0}")} |
                | events/s | {Traffic.Text($"{events / seconds:0}")} |
                | processor seconds of the silo | {Traffic.Text($"{processor.TotalSeconds:0.0}")} |
                | processor seconds of the client | {Traffic.Text($"{client.TotalSeconds:0.0}")} |
                | events a second of silo and client processor | {Traffic.Text($"{events / (processor + client).TotalSeconds:0}")} |
                | peak resident MB of the silo | {Traffic.Text($"{silo.PeakMemory / 1e6:0}")} |
                | database bytes an event | {Traffic.Text($"{size / (double)events:0}")} |

                {await TablesAsync(database)}

                """;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long> EventsAsync(SiloProcess silo, Doors doors)
    {
        var start = Command(["days", "--cluster", silo.Gateway, "--json", .. doors.ClientFlags]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        using var days = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        return days.RootElement.EnumerateArray().Sum(day => day.GetProperty("activity").GetProperty("events").GetInt64());
    }

    private static async Task<string> TablesAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT relname, pg_total_relation_size(oid), pg_indexes_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'puffy'::regnamespace ORDER BY 2 DESC LIMIT 5", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string> { "| table | bytes | of them indexes |", "|---|---|---|" };
        while (await reader.ReadAsync())
        {
            rows.Add(Traffic.Text($"| {reader.GetString(0)} | {reader.GetInt64(1)} | {reader.GetInt64(2)} |"));
        }

        return string.Join('\n', rows);
    }

    /// <returns>The processor time that it took.</returns>
    private static TimeSpan Puffy(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var used = TimeSpan.Zero;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(50)))
        {
            try
            {
                process.Refresh();
                used = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It has ended just now, and its processor time is no longer to be had: the last that was seen is right to 50 ms.
            }
        }

        return process.ExitCode == 0
            ? used
            : throw new InvalidOperationException($"puffy {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static ProcessStartInfo Command(params string[] arguments) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "puffy.dll"), .. arguments]);
}
