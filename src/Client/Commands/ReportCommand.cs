using System.CommandLine;
using Puffy.Client.Runs;

namespace Puffy.Client.Commands;

/// <summary><c>puffy report</c>: how the shop does, and the proof that the figures add up.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("report", """
            Write the executive summary, the attribution report, the star schema and the validation of a store,
            with the tables that the validation is recomputed from.

            Example:
              puffy report --store shop.store --output out
            """);
        var output = Flags.Output();
        var skipPdf = Flags.SkipPdf();
        var store = new StoreFlags(command, required: true);
        command.Options.Add(output);
        command.Options.Add(skipPdf);
        var analysis = new AnalysisFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(async () =>
        {
            var folder = parsed.GetRequiredValue(output).FullName;
            var work = RunInput.Of([], store.Named(parsed), folder);
            Directory.CreateDirectory(folder);
            var options = new RunOptions
            {
                Files = work.Files,
                Store = work.Store,
                Folder = folder,
                Analysis = remembered => analysis.Over(remembered, parsed),
                Quality = false,
                SkipPdf = parsed.GetValue(skipPdf),
            };
            return await new OrchestratedRun(options, TimeProvider.System).RunAsync(cancellationToken);
        }));
        return command;
    }
}
