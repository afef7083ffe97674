using System.CommandLine;
using Puffy.Analytics.Wording;
using Puffy.Client.Runs;
using Puffy.Client.Terminal;
using Puffy.Sample;
using Puffy.Sample.Options;

namespace Puffy.Client.Commands;

/// <summary><c>puffy run</c>: everything, from exports to reports.</summary>
internal static class RunCommand
{
    private const string SampleFolder = "sample";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("run", """
            Load exports, and write every table and report.

            Without --input it reports on what the store holds; without --store too,
            on a generated sample. With both it adds to what the store holds.

            Examples:
              puffy run --output out
              puffy run --input exports/ --output out
              puffy run --input exports/ --store shop.store --output out
              puffy run --store shop.store --output out
            """);
        var input = Flags.Input(required: false);
        var output = Flags.Output();
        var asOf = Flags.AsOf();
        var strict = Flags.Strict();
        var skipQuality = new Option<bool>("--skip-quality") { Description = "Skip the data quality report." };
        var skipPdf = Flags.SkipPdf();
        command.Options.Add(input);
        command.Options.Add(output);
        var store = new StoreFlags(command, StoreUse.CreatedByInputOrNone);
        command.Options.Add(asOf);
        command.Options.Add(strict);
        command.Options.Add(skipQuality);
        command.Options.Add(skipPdf);
        var monitoring = new MonitoringFlags(command);
        var format = new FormatFlag(command);
        var models = new ModelFlags(command);
        var form = new TableFlags(command);
        var analysis = new AnalysisFlags(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(strict) is not null && store.IsNamed(parsed) && parsed.GetResult(input) is null)
            {
                parsed.AddError("--strict works only when exports are loaded. Leave it out, or give --input PATH.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var folder = OutputFolder.Prepare(parsed.GetRequiredValue(output));
            var paths = parsed.GetValue(input) ?? [];
            var named = store.Named(parsed);
            var work = RunInput.Of(paths.Length == 0 && named is null ? [Sample(folder, cancellationToken)] : paths, named, folder, store.Log(parsed), parsed.GetValue(asOf));
            var options = new RunOptions
            {
                Files = work.Files,
                Store = work.Store,
                Folder = folder,
                Analysis = remembered => analysis.Over(remembered, parsed),
                AsOf = parsed.GetValue(asOf),
                Strict = parsed.GetValue(strict),
                Quality = !parsed.GetValue(skipQuality),
                SkipPdf = parsed.GetValue(skipPdf),
                Parquet = format.IsParquet(parsed),
                Attribution = models.Of(parsed),
                Form = form.Of(parsed),
                Monitoring = monitoring.Of(parsed),
            };
            return await new OrchestratedRun(options, TimeProvider.System).RunAsync(cancellationToken);
        }, Failures.LoadStopped));
        return command;
    }

    private static string Sample(string folder, CancellationToken cancellationToken)
    {
        var sample = Path.Combine(folder, SampleFolder);
        var written = SampleShop.Write(sample, new SampleOptions(), cancellationToken);
        Screen.Error.Line($"No --input: made a sample of {CountText.Of(written.Rows, "row")} in {sample}");
        return sample;
    }
}
