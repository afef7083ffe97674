using System.CommandLine;
using Puffy.Client.Runs;
using Puffy.Client.Terminal;

namespace Puffy.Client.Commands;

/// <summary><c>puffy report</c>: how the shop does, and the proof that the figures add up.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("report", """
            Write the executive summary, attribution report, star schema and validation.

            The tables that the validation is recomputed from are written too.

            Example:
              puffy report --store shop.store --output out
            """);
        var output = Flags.Output();
        var skipPdf = Flags.SkipPdf();
        var store = new StoreFlags(command, StoreUse.Existing);
        command.Options.Add(output);
        command.Options.Add(skipPdf);
        var format = new FormatFlag(command);
        var models = new ModelFlags(command);
        var form = new TableFlags(command);
        var analysis = new AnalysisFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var folder = OutputFolder.Prepare(parsed.GetRequiredValue(output));
            var work = RunInput.Of([], store.Named(parsed), folder, store.Log(parsed));
            var options = new RunOptions
            {
                Files = work.Files,
                Store = work.Store,
                Folder = folder,
                Analysis = remembered => analysis.Over(remembered, parsed),
                Quality = false,
                SkipPdf = parsed.GetValue(skipPdf),
                Parquet = format.IsParquet(parsed),
                Attribution = models.Of(parsed),
                Form = form.Of(parsed),
            };
            return await new OrchestratedRun(options, TimeProvider.System).RunAsync(cancellationToken);
        }, Failures.WritingStopped));
        return command;
    }
}
