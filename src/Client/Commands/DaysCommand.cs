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
                Screen.Json(days.Select(day => new { Day = day.Key, Activity = day.Value }));
                return ExitStatus.Done;
            }

            Screen.Table(
                ["day", "events", "users", "sessions", "orders", "revenue", "conversion", "bounce", "bot sessions"],
                days.Select(day => new object?[]
                {
                    day.Key, day.Value.Events, day.Value.Users, day.Value.Sessions, day.Value.Orders, day.Value.Revenue,
                    Screen.Percent(Ratio.Of(day.Value.ConvertedSessions, day.Value.Sessions)),
                    Screen.Percent(Ratio.Of(day.Value.Bounces, day.Value.Sessions)),
                    day.Value.BotSessions,
                }));
            return ExitStatus.Done;
        });
}
