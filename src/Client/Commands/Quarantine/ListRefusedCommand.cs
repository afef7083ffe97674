using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Queries.Quarantine;

namespace Puffy.Client.Commands.Quarantine;

/// <summary><c>puffy quarantine list</c>: the newest refused rows.</summary>
internal static class ListRefusedCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Only rows of this file, or those that came live under a key: live/KEY. Default: all.", HelpName = "NAME" };
        var limit = Flags.Whole("--limit", $"The most rows, up to {QuarantineQuestion.LargestLimit}. Default {QuarantineQuestion.DefaultLimit}.");
        var command = StoreQuery.Create(
            "list",
            """
            Show the newest refused rows with their reasons; --json adds their text.

            Examples:
              puffy quarantine list --store shop.store
              puffy quarantine list --store shop.store --source live/web --json
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var question = new QuarantineQuestion(parsed.GetValue(source), (int)Math.Clamp(parsed.GetValue(limit) ?? QuarantineQuestion.DefaultLimit, 0, int.MaxValue));
                var rows = await store.Queries.AskAsync(question, cancellationToken);
                if (json)
                {
                    JsonAnswer.Write(rows);
                }
                else if (rows.Count == 0)
                {
                    Screen.Output.Line("No row is in quarantine.");
                }
                else
                {
                    Screen.Output.Table(QuarantineView.Table(rows));
                }

                return ExitStatus.Done;
            });
        command.Options.Add(source);
        command.Options.Add(limit);
        return command;
    }
}
