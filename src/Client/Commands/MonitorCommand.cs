using System.CommandLine;
using Puffy.Client.Runs;
using Puffy.Client.Terminal;
using Puffy.Reports.Monitoring;

namespace Puffy.Client.Commands;

/// <summary><c>puffy monitor</c>: whether the data is sound, day by day.</summary>
internal static class MonitorCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("monitor", """
            Judge every day of a store against the days before it, and tell what to act on.

            Examples:
              puffy monitor --store shop.store --as-of now --fail-on critical
              puffy monitor --store shop.store --since 2025-03-01 --output out
            """);
        var store = Flags.Store(required: true);
        var output = Flags.Output();
        output.Required = false;
        output.Description = "The folder for monitoring/monitoring_report_YYYYMMDD.json, .md and .pdf. Without it no file is written.";
        var asOf = Flags.AsOf();
        asOf.Description = "The time of the judgement (ISO 8601, UTC where there is no offset, or: now). Without it the age of the data is not judged.";
        var skipPdf = Flags.SkipPdf();
        var json = Flags.Json();
        command.Options.Add(store);
        command.Options.Add(output);
        command.Options.Add(asOf);
        command.Options.Add(skipPdf);
        command.Options.Add(json);
        var monitoring = new MonitoringFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(async () =>
        {
            var options = monitoring.Of(parsed);
            var judged = await OfStoreAsync(parsed.GetRequiredValue(store), options, parsed.GetValue(asOf), cancellationToken);
            if (parsed.GetValue(output) is { } folder)
            {
                MonitoringReport.Write(judged, folder.FullName, pdf: !parsed.GetValue(skipPdf), TimeProvider.System.GetUtcNow().UtcDateTime);
                Console.Error.WriteLine($"Output: {folder.FullName}");
            }

            if (parsed.GetValue(json))
            {
                Console.Out.Write(MonitoringRecord.Of(judged).ToJson());
            }
            else
            {
                MonitoringScreen.Told(judged, Console.Out);
                Console.Out.WriteLine(MonitoringScreen.Summary(judged));
            }

            return options.FailsOn(judged) ? ExitStatus.Found : ExitStatus.Done;
        }));
        return command;
    }

    private static async Task<JudgedData> OfStoreAsync(FileInfo store, MonitoringOptions options, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var open = await StoreQuery.OpenAsync(store, change: null, cancellationToken);
        return new JudgedData(await open.Monitor.JudgeAsync(options.Thresholds, asOf, cancellationToken), $"store {store.Name}", options.Since);
    }
}
