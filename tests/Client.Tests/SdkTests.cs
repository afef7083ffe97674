using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>The real SDKs against a real process that is killed in the middle. Needs node, and <c>npm ci</c> in tests/sdks.</summary>
public sealed class SdkTests : IDisposable
{
    private const int Events = 150;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Nothing_that_an_sdk_calls_delivered_is_lost_or_counted_twice_when_the_process_is_killed()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Sdks(), "node_modules")), "The SDKs are not installed: run npm ci in tests/sdks.");
        var address = $"127.0.0.1:{FreePort()}";
        var server = await ServeAsync(address);
        using var sender = Process.Start(new ProcessStartInfo("node", ["send.mjs", $"http://{address}", "TESTKEY", $"{Events}"])
        {
            WorkingDirectory = Sdks(),
            RedirectStandardOutput = true,
        })!;
        var delivered = new List<string>();
        using var patience = new CancellationTokenSource(Patience);
        while (await sender.StandardOutput.ReadLineAsync(patience.Token) is { } line && line != "finished")
        {
            delivered.Add(line.Split(' ')[1]);
            if (delivered.Count == Events / 2)
            {
                server.Kill();
                await server.WaitForExitAsync(patience.Token);
                server.Dispose();
                server = await ServeAsync(address);
            }
        }

        server.Kill();
        await server.WaitForExitAsync(patience.Token);
        server.Dispose();
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"]);
        var stored = (await File.ReadAllTextAsync(Path.Combine(_work["out"], "bronze", "cleaned_events.csv"), patience.Token)).Split('\n').Select(row => row.Split(',')[0]).ToList();
        Assert.True(delivered.Count > Events, $"only {delivered.Count} were delivered");
        Assert.Empty(delivered.Except(stored));
        Assert.Equal(stored.Count, stored.Distinct().Count());
    }

    private async Task<Process> ServeAsync(string address)
    {
        var server = PuffyProcess.Start("serve", "--store", _work["s"], "--write-key", "TESTKEY", "--listen", address);
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("write key", StringComparison.Ordinal))
            {
                return server;
            }
        }

        throw new InvalidOperationException($"puffy serve ended: {await server.StandardError.ReadToEndAsync()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Sdks([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "sdks");
}
