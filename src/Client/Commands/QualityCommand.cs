using System.CommandLine;
using Puffy.Client.Runs;
using Puffy.Client.Terminal;

namespace Puffy.Client.Commands;

/// <summary><c>puffy quality</c>: which data can be trusted.</summary>
internal static class QualityCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("quality", """
            Write the data quality report of a store, or of exports.

            Examples:
              puffy quality --store shop.store --output out
              puffy quality --input exports/ --output out
            """);
        var input = Flags.Input(required: false);
        var output = Flags.Output();
        var asOf = Flags.AsOf();
        var skipPdf = Flags.SkipPdf();
        command.Options.Add(input);
        var store = new StoreFlags(command, StoreUse.CreatedByInputOrNone);
        command.Options.Add(output);
        command.Options.Add(asOf);
        command.Options.Add(skipPdf);
        var analysis = new AnalysisFlags(command);
        command.Validators.Add(result =>
        {
            if (!store.IsNamed(result) && result.GetValue(input) is not { Length: > 0 })
            {
                result.AddError("Choose what to report on: give --store FILE, --cluster HOST:PORT or --input PATH.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var folder = OutputFolder.Prepare(parsed.GetRequiredValue(output));
            var work = RunInput.Of(parsed.GetValue(input) ?? [], store.Named(parsed), folder, store.Log(parsed), parsed.GetValue(asOf));
            var options = new RunOptions
            {
                Files = work.Files,
                Store = work.Store,
                Folder = folder,
                Analysis = remembered => analysis.Over(remembered, parsed),
                AsOf = parsed.GetValue(asOf),
                TablesAndReports = false,
                SkipPdf = parsed.GetValue(skipPdf),
            };
            return await new OrchestratedRun(options, TimeProvider.System).RunAsync(cancellationToken);
        }, Failures.LoadStopped));
        return command;
    }
}
