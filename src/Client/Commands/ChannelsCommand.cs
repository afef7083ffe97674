using System.CommandLine;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Client.Answers;
using Puffy.Client.Terminal;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;

namespace Puffy.Client.Commands;

/// <summary><c>puffy channels</c>: what each channel brought and earned.</summary>
internal static class ChannelsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var day = Flags.Day("--day", "Show this UTC day alone, such as 2025-03-01.");
        var command = StoreQuery.Create(
            "channels",
            """
            Show sessions, orders and revenue by channel, and what each channel earned.

            What it earned is shown under every attribution model.

            Example:
              puffy channels --store shop.store --day 2025-03-01
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var only = parsed.GetValue(day);
                var rollup = only is { } one
                    ? await store.Figures.ChannelsAsync(one, cancellationToken)
                    : await store.Figures.ChannelsAsync(cancellationToken);
                var earnings = ChannelEarnings.From(rollup).ToLookup(row => row.Channel);
                var rows = rollup.Visits.Cells
                    .GroupBy(cell => cell.Key.Channel, cell => cell.Value)
                    .Select(group => new ChannelAnswer(
                        group.Key.Name(),
                        group.Aggregate((x, y) => x + y),
                        earnings[group.Key].ToDictionary(row => row.Model.Name(), row => row.Credit.Revenue)))
                    .OrderBy(row => row.Channel, StringComparer.Ordinal)
                    .ToList();
                if (json)
                {
                    JsonAnswer.Write(rows);
                }
                else
                {
                    Screen.Output.Table(ChannelsView.Table(rows));
                }

                return ExitStatus.Done;
            });
        command.Options.Add(day);
        return command;
    }
}
