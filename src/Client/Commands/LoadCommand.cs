using System.CommandLine;
using Puffy.Client.Loading;
using Puffy.Client.Runs;
using Puffy.Client.Terminal;
using Puffy.Ingest.Files;

namespace Puffy.Client.Commands;

/// <summary><c>puffy load</c>: exports into a store, and nothing else.</summary>
internal static class LoadCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("load", """
            Load exports into a store.

            Loading the same rows again changes nothing; after an interruption, give
            the same command again.

            Examples:
              puffy load --input exports/ --store shop.store
              puffy load --input monday.csv --store shop.store --refresh out
              puffy load --input exports/ --cluster silo-1:30000,silo-2:30000
            """);
        var input = Flags.Input(required: true);
        var asOf = Flags.AsOf();
        var strict = Flags.Strict();
        command.Options.Add(input);
        var store = new StoreFlags(command, StoreUse.Created);
        command.Options.Add(asOf);
        command.Options.Add(strict);
        var refresh = new Option<DirectoryInfo>("--refresh")
        {
            Description = "Also update the tables in this folder. Aggregates are rewritten; changes/ gets all rows of the users in the input, to replace their earlier rows. puffy export writes complete tables.",
            HelpName = "DIR",
        };
        command.Options.Add(refresh);
        var form = new TableFlags(command, refresh);
        var analysis = new AnalysisFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var location = store.Named(parsed)!;
            var files = ExportFiles.Expand(parsed.GetRequiredValue(input), location.File);
            var tables = parsed.GetValue(refresh) is { } folder ? OutputFolder.Prepare(folder) : null;
            await using var open = await location.OpenAsync(
                remembered => analysis.Over(remembered, parsed), cancellationToken);
            var users = tables is null ? null : new HashSet<string>(StringComparer.Ordinal);
            var loaded = await new ExportLoader(open, parsed.GetValue(asOf) ?? TimeProvider.System.GetUtcNow().UtcDateTime, new LoadProgress(Screen.Error), users).LoadAsync(files, cancellationToken);
            await (tables is null
                ? open.Figures.SaveAsync(cancellationToken)
                : new TablesRefresh(open, tables, form.Of(parsed)).WriteAsync(users!, cancellationToken));

            LoadView.Show(loaded, Screen.Error);
            return parsed.GetValue(strict) && loaded.HasRefusals ? ExitStatus.Found : ExitStatus.Done;
        }, Failures.LoadStopped));
        return command;
    }
}
