using System.CommandLine;
using Puffy.Analytics.Monitoring;
using Puffy.Client.Runs;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Queries.Monitoring;
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
            Check every day against the days before it, and show what needs action.

            It judges a store, or the tables in an output folder.

            Examples:
              puffy monitor --store shop.store --as-of now --fail-on critical
              puffy monitor --store shop.store --since 2025-03-01 --output out
              puffy monitor --data out
            """);
        var data = new Option<DirectoryInfo>("--data") { Description = "A folder that puffy run or puffy export wrote, instead of a store.", HelpName = "DIR" };
        var output = Flags.Output();
        output.Required = false;
        output.Description = "Write monitoring/monitoring_report_YYYYMMDD.json, .md and .pdf to this folder. Default: the folder of --data; for a store, no file is written.";
        var asOf = Flags.AsOf();
        asOf.Description = "Judge the age of the data by this time. ISO 8601, UTC unless it has an offset, such as 2025-03-02T00:00:00Z; or now. Default: the run's as-of time with --data; for a store, the age is not judged.";
        var skipPdf = Flags.SkipPdf();
        var json = Flags.Json();
        var store = new StoreFlags(command, StoreUse.ExistingOrNone);
        command.Options.Add(data);
        command.Options.Add(output);
        command.Options.Add(asOf);
        command.Options.Add(skipPdf);
        command.Options.Add(json);
        var monitoring = new MonitoringFlags(command);
        command.Validators.Add(parsed =>
        {
            if (store.IsNamed(parsed) == parsed.GetResult(data) is not null)
            {
                parsed.AddError("Choose what to check: give one of --store FILE, --cluster HOST:PORT or --data DIR.");
            }
            else if (parsed.GetResult(skipPdf) is not null && parsed.GetResult(data) is null && parsed.GetResult(output) is null)
            {
                parsed.AddError("--skip-pdf works only when reports are written. Leave it out, or give --output DIR.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var options = monitoring.Of(parsed);
            var judged = parsed.GetValue(data) is { } folder
                ? OfFolder(folder, options, parsed.GetValue(asOf))
                : await OfStoreAsync(store.Existing(parsed), options, parsed.GetValue(asOf), cancellationToken);
            if ((parsed.GetValue(output) ?? parsed.GetValue(data)) is { } target)
            {
                OutputFolder.Prepare(target);
                MonitoringReport.Write(judged, target.FullName, pdf: !parsed.GetValue(skipPdf), TimeProvider.System.GetUtcNow().UtcDateTime);
                Screen.Error.Line($"Output: {Path.Combine(target.FullName, MonitoringReport.Folder)}");
            }

            if (parsed.GetValue(json))
            {
                Screen.Output.Document(MonitoringRecord.Of(judged).ToJson());
            }
            else
            {
                MonitoringView.Show(judged, Screen.Output);
                Screen.Output.Line(MonitoringView.Summary(judged));
            }

            return options.FailsOn(judged) ? ExitStatus.Found : ExitStatus.Done;
        }, Failures.WritingStopped));
        return command;
    }

    private static async Task<JudgedData> OfStoreAsync(StoreLocation store, MonitoringOptions options, DateTime? asOf, CancellationToken cancellationToken)
    {
        await using var open = await store.OpenAsync(change: null, cancellationToken);
        return new JudgedData(await open.Queries.AskAsync(new AuditQuestion(options.Thresholds, asOf), cancellationToken), store.ToString(), options.Since);
    }

    private static JudgedData OfFolder(DirectoryInfo folder, MonitoringOptions options, DateTime? asOf)
    {
        var written = WrittenFolder.Open(folder.FullName);
        return new JudgedData(MonitoringJudge.Judge(written.Input, options.Thresholds, asOf ?? written.AsOf), $"tables in {folder.Name}", options.Since);
    }
}
