using System.CommandLine;
using Puffy.Analytics.Wording;
using Puffy.Client.Terminal;
using Puffy.Collector.Replay;

namespace Puffy.Client.Commands.Quarantine;

/// <summary><c>puffy quarantine replay</c>: maps live rows again.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var mappings = MappingsFlag.Create();
        var command = StoreQuery.Create(
            "replay",
            """
            Map the live rows in quarantine again, after a mapping was mended.

            What now passes becomes an event and leaves the quarantine; the rest stays. It
            may be repeated. Rows of files come back by loading the mended file.

            Example:
              puffy quarantine replay --store shop.store --event-mappings mended.json
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var result = await new QuarantineReplay(store.Grains, store.Shards, MappingsFlag.Of(parsed.GetValue(mappings)), store.Rules.Emails).RunAsync(cancellationToken);
                await store.Figures.SaveAsync(cancellationToken);
                if (json)
                {
                    JsonAnswer.Write(result);
                    return ExitStatus.Done;
                }

                Screen.Output.Line($"{CountText.Of(result.Rows, "live row")} read: {CountText.Of(result.Stored)} stored, {CountText.Of(result.Redelivered)} had come meanwhile.");
                foreach (var (reason, rows) in result.Refused.OrderByDescending(reason => reason.Value))
                {
                    Screen.Output.Line($"Still in quarantine: {CountText.Of(rows)} {reason}");
                }

                return ExitStatus.Done;
            },
            "Stopped. What was replayed is kept; repeat the command for the rest.");
        command.Options.Add(mappings);
        return command;
    }
}
