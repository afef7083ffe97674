using System.Diagnostics;
using Puffy.PostgreSql;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>A collector as a process of its own: over SQLite, over PostgreSQL, or one that discards what it parsed.</summary>
internal sealed class CollectorProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private CollectorProcess(Process process, string address, string key) => (_process, Address, Key) = (process, address, key);

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>A write key without a rate that matters.</summary>
    public string Key { get; private set; }

    /// <summary>Five read keys, where the store is a file.</summary>
    public IReadOnlyList<string> ReadKeys { get; private set; } = [];

    /// <summary>Memory that is resident, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary><c>puffy serve</c> over a file.</summary>
    public static async Task<CollectorProcess> OverSqliteAsync(string store)
    {
        var key = await PuffyProgram.RunAsync("keys", "add", "--store", store, "--rate", "1000000");
        var readers = new List<string>();
        for (var reader = 1; reader <= 5; reader++)
        {
            readers.Add((await PuffyProgram.RunAsync("keys", "add", "--store", store, "--kind", "read", "--name", $"reader {reader}")).Trim());
        }

        var address = $"127.0.0.1:{FreePort.Next()}";
        var serving = PuffyProgram.Start("puffy", "serve", "--store", store, "--listen", address);
        var collector = await ReadyAsync(serving, $"http://{address}", $"http://{address}/health/ready", key.Trim());
        collector.ReadKeys = readers;
        return collector;
    }

    /// <summary><c>puffy-silo</c> over a database.</summary>
    public static async Task<CollectorProcess> OverPostgreSqlAsync(string database)
    {
        var (address, health, gateway) = ($"http://127.0.0.1:{FreePort.Next()}", $"http://localhost:{FreePort.Next()}", FreePort.Next());
        var silo = PuffyProgram.Start(
            "puffy-silo", "--store-postgresql", database, "--cluster-silo-port", $"{FreePort.Next()}", "--cluster-gateway-port", $"{gateway}",
            "--http-address", health, "--collector-address", address);
        var collector = await ReadyAsync(silo, address, $"{health}/health/ready", string.Empty);
        collector.Key = (await PuffyProgram.RunAsync("keys", "add", "--cluster", $"127.0.0.1:{gateway}", "--rate", "1000000")).Trim();
        return collector;
    }

    /// <summary>This program as <see cref="Discarding"/>.</summary>
    public static Task<CollectorProcess> DiscardingAsync()
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        return ReadyAsync(PuffyProgram.Start("Puffy.Benchmarks.Service", "discard", address), address, address + "/health/live", Discarding.Key);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<CollectorProcess> ReadyAsync(Process process, string address, string health, string key)
    {
        using var http = new HttpClient();
        for (var waiting = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(health));
                if (answer.IsSuccessStatusCode)
                {
                    return new CollectorProcess(process, address, key);
                }
            }
            catch (HttpRequestException) when (waiting.Elapsed < Patience && !process.HasExited)
            {
                // It does not listen yet.
            }
        }
    }
}
