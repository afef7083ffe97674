using System.CommandLine;
using Puffy.Client.Loading;
using Puffy.Client.Runs;
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

            Examples:
              puffy load --input exports/ --store shop.store
              puffy load --input monday.csv --store shop.store --refresh out
              puffy load --input exports/ --cluster silo-1:30000,silo-2:30000
            """);
        var input = Flags.Input(required: true);
        var asOf = Flags.AsOf();
        var strict = Flags.Strict();
        command.Options.Add(input);
        var store = new StoreFlags(command, required: true);
        command.Options.Add(asOf);
        command.Options.Add(strict);
        var refresh = new Option<DirectoryInfo>("--refresh")
        {
            Description = "A folder of tables to be brought up to date: the aggregates are written anew, and below changes/ the rows of every user in the input. They take the place of all rows of these users; puffy export writes all tables whole.",
            HelpName = "DIR",
        };
        command.Options.Add(refresh);
        var analysis = new AnalysisFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(async () =>
        {
            var files = ExportFiles.Expand(parsed.GetRequiredValue(input));
            await using var open = await store.Named(parsed)!.OpenAsync(
                remembered => analysis.Over(remembered, parsed), cancellationToken);
            var tables = parsed.GetValue(refresh);
            var users = tables is null ? null : new HashSet<string>(StringComparer.Ordinal);
            var loaded = await new ExportLoader(open, parsed.GetValue(asOf), Screen.Progress(), users).LoadAsync(files, cancellationToken);
            await (tables is null
                ? open.Figures.SaveAsync(cancellationToken)
                : new TablesRefresh(open, tables.FullName).WriteAsync(users!, cancellationToken));

            Screen.Told(loaded);
            return parsed.GetValue(strict) && loaded.HasRefusals ? ExitStatus.Found : ExitStatus.Done;
        }));
        return command;
    }
}
