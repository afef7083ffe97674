using System.CommandLine;
using Puffy.Analytics.Funnel;
using Puffy.Client.Answers;
using Puffy.Client.Terminal;
using Puffy.Tables.Gold;

namespace Puffy.Client.Commands;

/// <summary><c>puffy funnel</c>: how far sessions came.</summary>
internal static class FunnelCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var byDevice = new Option<bool>("--by-device") { Description = "Show each kind of device too." };
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
                    JsonAnswer.Write(rows);
                }
                else
                {
                    Screen.Output.Table(FunnelView.Table(rows));
                }

                return ExitStatus.Done;
            });
        command.Options.Add(byDevice);
        return command;
    }
}
