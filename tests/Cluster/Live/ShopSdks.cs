using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Puffy.Cluster.Faults;

namespace Puffy.Cluster.Live;

/// <summary>The SDKs that shops use, as a process that sends to a collector. Needs node, and <c>npm ci</c> in tests/sdks.</summary>
internal sealed class ShopSdks
{
    private readonly Process _process;

    private ShopSdks(Process process) => _process = process;

    /// <summary>Events of each SDK: 100, or as many as PUFFY_FAULT_SDK_EVENTS says.</summary>
    private static int Events { get; } = FaultRounds.FromEnvironment("PUFFY_FAULT_SDK_EVENTS") ?? 100;

    /// <summary>Starts the SDKs; null where they are not installed.</summary>
    public static ShopSdks? Start(string address, string key)
    {
        var folder = Folder();
        return !Directory.Exists(Path.Combine(folder, "node_modules")) ? null : new ShopSdks(Process.Start(
            new ProcessStartInfo("node", ["send.mjs", address, key, Events.ToString(CultureInfo.InvariantCulture)])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            })!);
    }

    /// <summary>Waits until the SDKs have sent all that they could.</summary>
    /// <returns>The ids of the events that they call delivered.</returns>
    public async Task<IReadOnlyList<string>> DeliveredAsync()
    {
        var delivered = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != "finished")
        {
            delivered.Add(line.Split(' ')[1]);
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        return delivered;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "sdks");
}
