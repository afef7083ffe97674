using System.CommandLine;
using Puffy.Analytics.Funnel;
using Puffy.Client.Terminal;
using Puffy.Tables.Gold;

namespace Puffy.Client.Commands;

/// <summary><c>puffy funnel</c>: how far sessions came.</summary>
internal static class FunnelCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var byDevice = new Option<bool>("--by-device") { Description = "Also by kind of device." };
        var command = StoreQuery.Create(
            "funnel",
            """
            Show how many sessions reached each step of the funnel.

            Example:
              puffy funnel --store shop.store --by-device
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var devices = parsed.GetValue(byDevice);
                var rows = FunnelRow.From(await store.Figures.FunnelAsync(cancellationToken))
                    .Where(row => row.Day == FunnelRow.All && (devices || row.Device == FunnelRow.All))
                    .OrderBy(row => row.Device, StringComparer.Ordinal)
                    .ThenBy(row => row.Step)
                    .Select(row => new FunnelAnswer(
                        row.Device,
                        row.Step.Name(),
                        row.Sessions,
                        row.RateFromPrevious,
                        row.RateFromFirst,
                        row.DropOff))
                    .ToList();
                if (json)
                {
                    Screen.Json(rows);
                    return ExitStatus.Done;
                }

                Screen.Table(
                    ["device", "step", "sessions", "from previous", "from first", "drop-off"],
                    rows.Select(row => new object?[]
                    {
                        row.Device, row.Step, row.Sessions, Screen.Percent(row.RateFromPrevious), Screen.Percent(row.RateFromFirst), row.DropOff,
                    }));
                return ExitStatus.Done;
            });
        command.Options.Add(byDevice);
        return command;
    }

    private sealed record FunnelAnswer(string Device, string Step, long Sessions, decimal? RateFromPrevious, decimal? RateFromFirst, long DropOff);
}
