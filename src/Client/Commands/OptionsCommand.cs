using System.CommandLine;
using Puffy.Client.Terminal;

namespace Puffy.Client.Commands;

/// <summary><c>puffy options</c>: the options that a store remembers.</summary>
internal static class OptionsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var set = new Command("set", """
            Set analysis options of a store, and recompute its figures from the events.

            Example:
              puffy options set --store shop.store --session-timeout 60m --identity email
            """);
        var store = new StoreFlags(set, StoreUse.Existing);
        var analysis = new AnalysisFlags(set);
        set.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var difference = string.Empty;
            await using var open = await store.Existing(parsed).OpenAsync(
                remembered =>
                {
                    var options = analysis.Over(remembered, parsed);
                    difference = options.DifferenceFrom(remembered);
                    return options;
                },
                cancellationToken);
            await open.Figures.SaveAsync(cancellationToken);
            Screen.Output.Line(difference.Length == 0 ? "Nothing changed: the store has these options already." : $"Set: {difference}.");
            return ExitStatus.Done;
        }, "Stopped. The options may be set already; figures are recomputed when they are next asked for."));
        return new Command("options", "Set the analysis options that a store remembers.") { set };
    }
}
