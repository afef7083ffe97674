using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Puffy.PostgreSql;

namespace Puffy.Benchmarks.Service;

/// <summary>A puffy-silo as a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Doors _doors;
    private readonly int _gatewayPort = FreePort.Next();
    private readonly string _http = $"http://localhost:{FreePort.Next()}";

    private SiloProcess(string database, Doors doors, string[] flags, string? heapLimit)
    {
        _doors = doors;
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "puffy-silo.dll"), "--store-postgresql", database, "--cluster-silo-port", $"{FreePort.Next()}",
            "--cluster-gateway-port", $"{_gatewayPort}", "--http-address", _http, .. doors.SiloFlags, .. flags,
        ]);
        if (heapLimit is not null)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = heapLimit;
        }

        _process = Process.Start(start)!;
    }

    public string Gateway => $"localhost:{_gatewayPort}";

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that the process ever had resident, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts a silo and waits until it is ready.</summary>
    /// <param name="database">Its store.</param>
    /// <param name="doors">By what silo and clients know each other.</param>
    /// <param name="flags">What else it is told.</param>
    /// <param name="heapLimit">The most memory for its objects, as .NET's runtime reads it: bytes in hexadecimal.</param>
    public static async Task<SiloProcess> StartAsync(string database, Doors doors, string[] flags, string? heapLimit = null)
    {
        var silo = new SiloProcess(database, doors, flags, heapLimit);
        using var http = new HttpClient();
        for (var waiting = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{silo._http}/health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return silo;
                }
            }
            catch (HttpRequestException) when (waiting.Elapsed < Patience && !silo._process.HasExited)
            {
                // It does not listen yet.
            }
        }
    }

    /// <summary>Connects to the silo.</summary>
    public async Task<IHost> ConnectAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, _gatewayPort));
            client.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "puffy");
            _doors.Apply(client);
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
