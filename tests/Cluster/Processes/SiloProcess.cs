using System.Globalization;
using Puffy.Certificates;
using Puffy.PostgreSql;

namespace Puffy.Cluster.Processes;

/// <summary>A silo, which is always the same machine to its cluster: a process that is started anew takes the ports of the one before.</summary>
internal sealed class SiloProcess(Workplace place, string database, CertificatePaths certificate, int number, Collecting collecting)
{
    /// <summary>Shards of a new store: as a load brings each shard's rows together, they divide a small shop's load into many writes.</summary>
    public const int Shards = 64;

    private const int LoggedLines = 40;
    private const int LoggedWidth = 400;
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopPatience = TimeSpan.FromMinutes(1);

    private readonly int _siloPort = FreePort.Next();
    private readonly int _gatewayPort = FreePort.Next();
    private readonly int _httpPort = FreePort.Next();
    private readonly int _collectorPort = FreePort.Next();
    private readonly List<PuffyProcess> _processes = [];

    /// <summary>Where clients connect.</summary>
    public string Gateway => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_gatewayPort}");

    /// <summary>The address of its collector.</summary>
    public string Collector => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_collectorPort}");

    /// <summary>The folder of its spool.</summary>
    public string Spool => place[string.Create(CultureInfo.InvariantCulture, $"spool-{number}")];

    public bool IsRunning => _processes is [.., { HasEnded: false }];

    /// <summary>The last that each process of this silo wrote, but for the answers to <see cref="ReadyAsync"/>.</summary>
    public string Log => string.Concat(_processes.Select(process =>
    {
        var lines = $"{process.Output}{process.Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.Contains("HealthChecks", StringComparison.Ordinal))
            .Select(line => line[..Math.Min(line.Length, LoggedWidth)]);
        return $"--- silo {number}\n{string.Join('\n', lines.TakeLast(LoggedLines))}\n";
    }));

    private PuffyProcess Process => _processes[^1];

    /// <summary>Starts a process, and does not wait for it.</summary>
    public void Start() => _processes.Add(PuffyProcess.Start(place, "puffy-silo", [], new Dictionary<string, string>
    {
        ["PUFFY_STORE__POSTGRESQL"] = database,
        ["PUFFY_STORE__SHARDS"] = Shards.ToString(CultureInfo.InvariantCulture),
        ["PUFFY_CLUSTER__ADDRESS"] = "127.0.0.1",
        ["PUFFY_TLS__CERTIFICATE"] = certificate.Certificate,
        ["PUFFY_TLS__KEY"] = certificate.Key,
        ["PUFFY_TLS__AUTHORITY"] = certificate.Authority,
        ["PUFFY_CLUSTER__SILOPORT"] = _siloPort.ToString(CultureInfo.InvariantCulture),
        ["PUFFY_CLUSTER__GATEWAYPORT"] = _gatewayPort.ToString(CultureInfo.InvariantCulture),
        ["PUFFY_COLLECTOR__ADDRESS"] = collecting == Collecting.None ? string.Empty : Collector,
        ["PUFFY_COLLECTOR__SPOOL"] = collecting == Collecting.WithSpool ? Spool : string.Empty,
        ["PUFFY_COLLECTOR__CANARY"] = collecting == Collecting.None ? "false" : "true",
        ["PUFFY_COLLECTOR__CANARYINTERVAL"] = "00:00:01",
        ["PUFFY_TELEMETRY__PROMETHEUS"] = "true",
        ["PUFFY_HTTP__ADDRESS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_httpPort}"),

        // A lost silo is found, and a lost change repaired, within seconds, so that a round takes no longer.
        ["PUFFY_CLUSTER__PROBETIMEOUT"] = "00:00:01",
        ["PUFFY_CLUSTER__MISSEDPROBES"] = "2",
        ["PUFFY_CLUSTER__RESPONSETIMEOUT"] = "00:00:05",
        ["PUFFY_STORE__TIMEOUT"] = "00:00:05",
        ["PUFFY_GRAINS__ROLLUPCHECKPERIOD"] = "00:00:02",
    }));

    /// <summary>Waits until the silo says that it is ready.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var limit = DateTime.UtcNow + StartPatience;
        while (!await IsReadyAsync(http))
        {
            if (DateTime.UtcNow > limit || !IsRunning)
            {
                throw new InvalidOperationException($"Silo {number} did not become ready.\n{Log}");
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>kill -9; it is gone on return.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.EndAsync(StopPatience);
    }

    public void Pause() => Process.Pause();

    public void Resume() => Process.Resume();

    /// <summary>Asks the silo to stop, which it must do in good order.</summary>
    public async Task StopAsync()
    {
        Process.Terminate();
        var status = await Process.EndAsync(StopPatience);
        Assert.True(status == 0, $"Silo {number} was asked to stop and ended with {status}.");
    }

    /// <summary>Waits until the silo has ended by itself.</summary>
    /// <returns>Its exit status.</returns>
    public Task<int> EndedAsync() => Process.EndAsync(StopPatience);

    /// <summary>Ends the silo in any case.</summary>
    public async Task EndAsync()
    {
        if (_processes.Count > 0)
        {
            await KillAsync();
        }
    }

    /// <summary>What the silo answers on its HTTP port, whatever the status.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var answer = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_httpPort}{path}")));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Whether the silo says that it is ready.</summary>
    public async Task<bool> IsReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        return await IsReadyAsync(http);
    }

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_httpPort}/health/ready")));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}

/// <summary>Whether silos take events over HTTP.</summary>
internal enum Collecting
{
    None,

    /// <summary>Senders wait while the database is away.</summary>
    WithoutSpool,

    /// <summary>A folder of each silo takes events while the database is away.</summary>
    WithSpool,
}
