using System.CommandLine;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
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
        var day = new Option<DateOnly?>("--day") { Description = "One UTC day only, e.g. 2025-03-01.", HelpName = "DAY" };
        var command = StoreQuery.Create(
            "channels",
            """
            Show sessions, orders and revenue by channel, and what each channel earned under every attribution model.

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
                    Screen.Json(rows);
                    return ExitStatus.Done;
                }

                Screen.Table(
                    ["channel", "sessions", "orders", "revenue", "conversion", "bounce", .. AttributionModelNames.All.Select(model => model.Name())],
                    rows.Select(row => new object?[]
                    {
                        row.Channel, row.Visits.Sessions, row.Visits.Orders, row.Visits.Revenue,
                        Screen.Percent(Ratio.Of(row.Visits.ConvertedSessions, row.Visits.Sessions)),
                        Screen.Percent(Ratio.Of(row.Visits.Bounces, row.Visits.Sessions)),
                    }.Concat(AttributionModelNames.All.Select(model => (object?)row.Earned.GetValueOrDefault(model.Name()))).ToArray()));
                return ExitStatus.Done;
            });
        command.Options.Add(day);
        return command;
    }

    private sealed record ChannelAnswer(string Channel, ChannelVisits Visits, IReadOnlyDictionary<string, decimal> Earned);
}
