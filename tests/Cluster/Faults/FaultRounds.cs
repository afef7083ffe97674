using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Puffy.Cluster.Shop;
using Puffy.PostgreSql;

namespace Puffy.Cluster.Faults;

/// <summary>
/// Random rounds of a fault. PUFFY_FAULT_ROUNDS says how many (1 unless set), PUFFY_FAULT_SEED the seed of the first (by
/// chance unless set; each further round has the next), and PUFFY_FAULT_REPORT names a CSV file to which each round adds a line.
/// </summary>
internal static class FaultRounds
{
    private static readonly int Count = FromEnvironment("PUFFY_FAULT_ROUNDS") ?? 1;
    private static readonly int FirstSeed = FromEnvironment("PUFFY_FAULT_SEED") ?? Random.Shared.Next(1_000_000);

    /// <summary>The longest that a database is away, in seconds.</summary>
    public static int LongestOutage { get; } = FromEnvironment("PUFFY_FAULT_OUTAGE") ?? 6;

    /// <summary>Runs the rounds; each must leave nothing that differs.</summary>
    /// <param name="undisturbed">What every round must end with.</param>
    /// <param name="servers">Where the database of each round is.</param>
    /// <param name="disturb">Loads, and does harm.</param>
    /// <param name="disk">Where the data of all rounds is; null where that is of no matter.</param>
    /// <param name="name">Of the fault.</param>
    public static async Task RunAsync(
        UndisturbedRun undisturbed, FaultServer servers, Func<Round, Task> disturb, SmallDisk? disk = null, [CallerMemberName] string name = "")
    {
        var server = disk is null ? await servers.RunningAsync() : await FaultServer.OnAsync(disk);
        var failures = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            var round = new Round(FirstSeed + i, undisturbed, server);
            var watch = Stopwatch.StartNew();
            try
            {
                await disturb(round);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                round.Differences.Add(exception.Message);
            }

            var logs = round.Cluster?.Logs ?? "";
            await (round.Cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
            Report(string.Create(
                CultureInfo.InvariantCulture,
                $"{name},{round.Seed},{undisturbed.Events},{round.Differences.Count},{watch.Elapsed.TotalSeconds:F1},\"{string.Join(' ', round.Faults)}\""));
            if (round.Differences.Count > 0)
            {
                failures.Add($"PUFFY_FAULT_SEED={round.Seed}: {string.Join(' ', round.Faults)}\n{string.Join('\n', round.Differences)}\n{logs}");
            }
        }

        if (disk is not null)
        {
            await server.DisposeAsync();
        }
        else if (failures.Count > 0)
        {
            // What a failed round left behind must not fail the next.
            await servers.DisposeAsync();
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static void Report(string round)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(round);
        if (Environment.GetEnvironmentVariable("PUFFY_FAULT_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllText(report, $"{round}\n");
        }
    }

    internal static int? FromEnvironment(string variable) => Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"{variable} is '{text}', which is no number.");
}
