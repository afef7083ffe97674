using System.CommandLine;
using Puffy.Analytics.Wording;
using Puffy.Client.Integrity;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;

namespace Puffy.Client.Commands;

/// <summary><c>puffy check</c>: reads all that a store holds and lists what is damaged.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var repair = new Option<bool>("--repair")
        {
            Description = "Empty the damaged pages and open the loads of their files again. Then load those files: it brings back every row.",
        };
        var command = StoreQuery.Create(
            "check",
            """
            Read all that a store holds, and list what is damaged.

            It checks every checksum, counts the rows of every file, and names the files
            and rows that the store lacks. It exits with status 2 if it finds anything.

            Examples:
              puffy check --store shop.store
              puffy check --store shop.store --repair
            """,
            (store, parsed, json, cancellationToken) => RunAsync(store, parsed.GetValue(repair), json, cancellationToken));
        command.Options.Add(repair);
        return command;
    }

    private static async Task<int> RunAsync(OpenStore store, bool repair, bool json, CancellationToken cancellationToken)
    {
        var check = new StoreInspection(store, Screen.Error);
        var result = await check.RunAsync(cancellationToken);
        if (json)
        {
            JsonAnswer.Write(result);
        }
        else
        {
            Show(result);
        }

        if (result.IsSound)
        {
            return ExitStatus.Done;
        }

        if (repair)
        {
            var beyond = await check.RepairAsync(result, cancellationToken);
            if (beyond.Count > 0)
            {
                Screen.Error.Line($"puffy: {CountText.Of(beyond.Count, "journey")} can't be repaired, as the user id or a page's number is damaged. Restore the store from a backup, or load the exports into a new one.");
            }
        }

        if (result.Files.Count > 0)
        {
            Screen.Error.Line($"{(repair ? "Now load" : "Run the same command with --repair, then load")} again: {string.Join(", ", result.Files.Select(file => file.Name).Distinct())}. Until then no table is written.");
        }

        return ExitStatus.Found;
    }

    private static void Show(StoreCheckResult result)
    {
        if (result.IsSound)
        {
            Screen.Output.Line($"Sound: {CountText.Of(result.Journeys, "journey")} and {CountText.Of(result.RefusedRows, "quarantined row")}.");
            return;
        }

        Screen.Output.Table(new ScreenTable<FoundDamage>(result.Damage)
            .Name("damaged", damage => damage.What)
            .Text("how it shows", damage => damage.Reason));
        Screen.Output.Space();
        Screen.Output.Table(new ScreenTable<MissingRows>(result.Files)
            .Name("file", file => file.Name)
            .Number("rows missing", file => CountText.Of(file.Rows))
            .Text("which", file => file.RangesText));
    }
}
