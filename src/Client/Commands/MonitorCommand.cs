using System.CommandLine;
using Puffy.Analytics.Monitoring;
using Puffy.Client.Runs;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Reports.Monitoring;
using Puffy.Tables.Reading;

namespace Puffy.Client.Commands;

/// <summary><c>puffy monitor</c>: whether the data is sound, day by day.</summary>
internal static class MonitorCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("monitor", """
            Judge every day of a store, or of the tables in an output folder, against the days before it, and tell what to act on.

            Examples:
              puffy monitor --store shop.store --as-of now --fail-on critical
              puffy monitor --store shop.store --since 2025-03-01 --output out
              puffy monitor --data out
            """);
        var data = new Option<DirectoryInfo>("--data") { Description = "A folder that puffy run or puffy export wrote, in place of a store.", HelpName = "DIR" };
        var output = Flags.Output();
        output.Required = false;
        output.Description = "The folder for monitoring/monitoring_report_YYYYMMDD.json, .md and .pdf. Without it they are written to the folder of --data; of a store no file is written.";
        var asOf = Flags.AsOf();
        asOf.Description = "The time of the judgement (ISO 8601, UTC where there is no offset, or: now). Without it the run's own is taken where --data has one; else the age of the data is not judged.";
        var skipPdf = Flags.SkipPdf();
        var json = Flags.Json();
        var store = new StoreFlags(command, required: false);
        command.Options.Add(data);
        command.Options.Add(output);
        command.Options.Add(asOf);
        command.Options.Add(skipPdf);
        command.Options.Add(json);
        var monitoring = new MonitoringFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(async () =>
        {
            var options = monitoring.Of(parsed);
            var judged = (store.Named(parsed), parsed.GetValue(data)) switch
            {
                ({ } named, null) => await OfStoreAsync(named.Existing(), options, parsed.GetValue(asOf), cancellationToken),
                (null, { } folder) => OfFolder(folder, options, parsed.GetValue(asOf)),
                _ => throw new ArgumentException("Give one of --store FILE, --cluster HOST:PORT and --data DIR."),
            };
            if ((parsed.GetValue(output) ?? parsed.GetValue(data)) is { } target)
            {
                MonitoringReport.Write(judged, target.FullName, pdf: !parsed.GetValue(skipPdf), TimeProvider.System.GetUtcNow().UtcDateTime);
                Console.Error.WriteLine($"Output: {Path.Combine(target.FullName, MonitoringReport.Folder)}");
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

    private static async Task<JudgedData> OfStoreAsync(StoreLocation store, MonitoringOptions options, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var open = await store.OpenAsync(change: null, cancellationToken);
        return new JudgedData(await open.Monitor.JudgeAsync(options.Thresholds, asOf, cancellationToken), store.ToString(), options.Since);
    }

    private static JudgedData OfFolder(DirectoryInfo folder, MonitoringOptions options, DateTime? asOf)
    {
        var written = WrittenFolder.Open(folder.FullName);
        return new JudgedData(MonitoringJudge.Judge(written.Input, options.Thresholds, asOf ?? written.AsOf), $"tables in {folder.Name}", options.Since);
    }
}
