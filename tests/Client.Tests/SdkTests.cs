using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
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

    [Fact]
    public async Task Browser_sdks_send_page_event_and_order_here_and_nothing_elsewhere()
    {
        var chromium = Environment.GetEnvironmentVariable("PUFFY_CHROMIUM") ?? "/usr/bin/chromium";
        Assert.SkipUnless(Directory.Exists(Path.Combine(Sdks(), "node_modules", "playwright-core")), "The SDKs are not installed: run npm ci in tests/sdks.");
        Assert.SkipUnless(File.Exists(chromium), $"There is no Chromium at {chromium}: install it, or name it in PUFFY_CHROMIUM.");
        var address = $"127.0.0.1:{FreePort()}";
        using var server = await ServeAsync(address);
        using var patience = new CancellationTokenSource(Patience);
        using var browser = Process.Start(new ProcessStartInfo("node", ["browser.mjs", $"http://{address}", "TESTKEY"])
        {
            WorkingDirectory = Sdks(),
            RedirectStandardOutput = true,
        })!;
        var said = await browser.StandardOutput.ReadToEndAsync(patience.Token);
        await browser.WaitForExitAsync(patience.Token);
        server.Kill();
        await server.WaitForExitAsync(patience.Token);

        var sdks = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["segment", "rudder", "posthog"], sdks.Select(sdk => sdk.GetProperty("name").GetString()));
        Assert.All(sdks, sdk => Assert.All(sdk.GetProperty("answers").EnumerateArray(), answer => Assert.Equal(200, answer.GetInt32())));
        Assert.All(sdks, sdk => Assert.Empty(sdk.GetProperty("foreign").EnumerateArray()));

        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"]);
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(_work["out"], "bronze", "quarantine.csv"), patience.Token));
        Assert.DoesNotContain("jane@example.com", await File.ReadAllTextAsync(Path.Combine(_work["out"], "bronze", "cleaned_events.csv"), patience.Token), StringComparison.Ordinal);
        var sessions = PuffyCommand.Done("query", "--store", _work["s"], "--metrics", "sessions,events,page_views,add_to_carts,orders,revenue", "--by", "source", "--order", "source asc", "--csv").Output;
        Assert.Equal(
            ["posthog,1,3,1,1,1,30.00", "rudder,1,3,1,1,1,20.00", "segment,1,3,1,1,1,10.00"],
            sessions.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Trim()));
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
