using System.CommandLine;
using Puffy.Client.Loading;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Ingest;

namespace Puffy.Client.Commands;

/// <summary><c>puffy load</c>: exports into a store, and nothing else.</summary>
internal static class LoadCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("load", """
            Load exports into a store. Loading the same rows again changes nothing; an interrupted load is taken up.

            Example:
              puffy load --input exports/ --store shop.store
            """);
        var input = Flags.Input(required: true);
        var store = Flags.Store(required: true);
        var asOf = Flags.AsOf();
        var strict = Flags.Strict();
        command.Options.Add(input);
        command.Options.Add(store);
        command.Options.Add(asOf);
        command.Options.Add(strict);
        var analysis = new AnalysisFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(async () =>
        {
            var files = ExportFiles.Expand(parsed.GetRequiredValue(input));
            await using var open = await OpenStore.OpenAsync(
                parsed.GetRequiredValue(store).FullName, remembered => analysis.Over(remembered, parsed), cancellationToken);
            var loaded = await new ExportLoader(open, parsed.GetValue(asOf), Screen.Progress()).LoadAsync(files, cancellationToken);
            await open.Figures.SaveAsync(cancellationToken);
            Screen.Told(loaded);
            return parsed.GetValue(strict) && loaded.HasRefusals ? ExitStatus.Found : ExitStatus.Done;
        }));
        return command;
    }
}
