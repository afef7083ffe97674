using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Puffy.Client.Tests;

/// <summary>A puffy-silo over a SQLite store as a process of its own, on free ports.</summary>
public sealed class SiloProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private SiloProcess(string store, int gatewayPort, int httpPort)
    {
        (GatewayPort, HttpPort) = (gatewayPort, httpPort);
        _process = Run(
            "--store-sqlite", store, "--cluster-silo-port", $"{FreePort()}", "--cluster-gateway-port", $"{gatewayPort}",
            "--http-address", $"http://localhost:{httpPort}", "--telemetry-prometheus=true");
    }

    public int GatewayPort { get; }

    public int HttpPort { get; }

    public string Gateway => $"localhost:{GatewayPort}";

    /// <summary>Starts a silo and waits until it is ready.</summary>
    /// <param name="store">The file of its store.</param>
    /// <param name="gatewayPort">Its client port, where it has to be a certain one.</param>
    public static async Task<SiloProcess> StartAsync(string store, int? gatewayPort = null)
    {
        var silo = new SiloProcess(store, gatewayPort ?? FreePort(), FreePort());
        var waiting = Stopwatch.StartNew();
        while (await silo.StatusOfAsync("/health/ready") != HttpStatusCode.OK)
        {
            Assert.False(silo._process.HasExited, "the silo has ended");
            Assert.True(waiting.Elapsed < Patience, $"the silo is not ready after {Patience}");
            await Task.Delay(50);
        }

        return silo;
    }

    /// <summary>Starts the program.</summary>
    public static Process Run(params string[] arguments) => Run([], arguments);

    /// <summary>Starts the program with further environment variables.</summary>
    public static Process Run(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "puffy-silo.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public async Task<string> GetAsync(string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri($"http://localhost:{HttpPort}{path}"));
    }

    /// <summary>Asks the silo to stop, as a service manager does.</summary>
    /// <returns>Its exit status.</returns>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await signal.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<HttpStatusCode?> StatusOfAsync(string path)
    {
        try
        {
            using var http = new HttpClient();
            using var response = await http.GetAsync(new Uri($"http://localhost:{HttpPort}{path}"));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
