using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Tables.Definition;

namespace Puffy.Client.Commands;

/// <summary><c>puffy days</c>: what each day came to.</summary>
internal static class DaysCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => StoreQuery.Create(
        "days",
        """
        Show events, users, sessions, orders and revenue by day.

        Example:
          puffy days --store shop.store --json
        """,
        async (store, _, json, cancellationToken) =>
        {
            var days = (await store.Figures.MonitoringAsync(cancellationToken)).Days.Cells.OrderBy(cell => cell.Key).ToList();
            if (json)
            {
                JsonAnswer.Write(days.Select(day => new { Day = day.Key, Activity = day.Value }));
            }
            else
            {
                Screen.Output.Table(DaysView.Table(days));
            }

            return ExitStatus.Done;
        });
}
