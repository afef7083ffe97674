using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Wording;
using Puffy.Tables.Definition;

namespace Puffy.Client.Terminal;

/// <summary>What each day shows, on the screen.</summary>
internal static class DaysView
{
    /// <summary>A row a day.</summary>
    public static ScreenTable<KeyValuePair<DateOnly, DayActivity>> Table(IEnumerable<KeyValuePair<DateOnly, DayActivity>> days) =>
        new ScreenTable<KeyValuePair<DateOnly, DayActivity>>(days)
            .Name("day", day => TimeText.Day(day.Key))
            .Number("events", day => CountText.Of(day.Value.Events))
            .Number("users", day => CountText.Of(day.Value.Users))
            .Number("sessions", day => CountText.Of(day.Value.Sessions))
            .Number("orders", day => CountText.Of(day.Value.Orders))
            .Number("revenue", day => MoneyText.Amount(day.Value.Revenue))
            .Number("conversion", day => ShareText.Rate(Ratio.Of(day.Value.ConvertedSessions, day.Value.Sessions)), Importance.Useful)
            .Number("bounce", day => ShareText.Rate(Ratio.Of(day.Value.Bounces, day.Value.Sessions)), Importance.Useful)
            .Number("bot sessions", day => CountText.Of(day.Value.BotSessions), Importance.Detail);
}
