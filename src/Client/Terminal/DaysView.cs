using Puffy.Analytics.Wording;
using Puffy.Queries.Days;

namespace Puffy.Client.Terminal;

/// <summary>What each day shows, on the screen.</summary>
internal static class DaysView
{
    /// <summary>A row a day.</summary>
    public static ScreenTable<DayAnswer> Table(IReadOnlyList<DayAnswer> days) =>
        new ScreenTable<DayAnswer>(days)
            .Name("day", day => TimeText.Day(day.Day))
            .Number("events", day => CountText.Of(day.Activity.Events))
            .Number("users", day => CountText.Of(day.Activity.Users))
            .Number("sessions", day => CountText.Of(day.Activity.Sessions))
            .Number("orders", day => CountText.Of(day.Activity.Orders))
            .Number(days.Select(day => day.Currency).FirstOrDefault().WithCode("revenue"), day => MoneyText.Amount(day.Revenue, day.Currency))
            .Number("conversion", day => ShareText.Rate(day.ConversionRate), Importance.Useful)
            .Number("bounce", day => ShareText.Rate(day.BounceRate), Importance.Useful)
            .Number("bot sessions", day => CountText.Of(day.Activity.BotSessions), Importance.Detail);
}
