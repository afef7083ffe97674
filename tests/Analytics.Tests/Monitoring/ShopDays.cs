using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Monitoring;

/// <summary>Days of a shop that does the same every day: 1,000 events in 750 sessions, 30 orders of 100.00 on average.</summary>
internal static class ShopDays
{
    public static readonly DateOnly First = new(2025, 3, 1);

    public static readonly DayActivity Ordinary = new()
    {
        Events = 1000,
        Users = 700,
        BotEvents = 50,
        EmptyReferrers = 600,
        EmptyEventData = 950,
        Sessions = 750,
        SessionUsers = 690,
        ConvertedSessions = 30,
        SessionEvents = 1000,
        Orders = 30,
    };

    public static readonly Sales OrdinarySales = new(30, 3000, 375_000);

    public static DateOnly Day(int number) => First.AddDays(number - 1);

    /// <summary>So many ordinary days, the first being number 1.</summary>
    public static List<DayFigures> Many(int count) => [.. Enumerable.Range(1, count).Select(number => Of(number, Ordinary))];

    public static DayFigures Of(int number, DayActivity activity, RefusedDay refused = default, Sales? sales = null) =>
        new(Day(number), activity, refused, sales ?? OrdinarySales);

    /// <summary>Days of so many events, and all else in the ordinary proportions.</summary>
    public static List<DayFigures> OfEvents(params int[] events) => [.. events.Select((count, at) => Of(at + 1, Scaled(count), sales: SalesOf(Scaled(count).Orders)))];

    private static Sales SalesOf(long orders) => new(orders, 100 * orders, 12_500 * orders);

    private static DayActivity Scaled(int events)
    {
        long Part(long of) => of * events / Ordinary.Events;
        return new DayActivity
        {
            Events = events,
            Users = Part(Ordinary.Users),
            BotEvents = Part(Ordinary.BotEvents),
            EmptyReferrers = Part(Ordinary.EmptyReferrers),
            EmptyEventData = Part(Ordinary.EmptyEventData),
            Sessions = Part(Ordinary.Sessions),
            SessionUsers = Part(Ordinary.SessionUsers),
            ConvertedSessions = Part(Ordinary.ConvertedSessions),
            SessionEvents = events,
            Orders = Part(Ordinary.Orders),
        };
    }

    /// <summary>What monitoring judges, with revenue that agrees everywhere and nothing lost.</summary>
    public static MonitoringInput Input(IReadOnlyList<DayFigures> days) => new()
    {
        Days = days,
        Files = [],
        Currency = default,
        Revenue = [.. new[] { "order events", "journeys", "daily rollup", "linear" }.Select(name => new RevenueSource(name, days.ToDictionary(day => new DayCurrency(day.Day, default), day => day.Sales.Revenue)))],
        EventsForSessions = days.Sum(day => day.Activity.Events),
        EventsInSessions = days.Sum(day => day.Activity.SessionEvents),
        LastEventAt = days.Count == 0 ? null : At(days[^1].Day, 23),
    };

    /// <summary>The same as far as rollups tell it.</summary>
    public static MonitoringInput NotAudited(IReadOnlyList<DayFigures> days) => Input(days) with { Revenue = [], LastEventAt = null };

    public static DateTime At(DateOnly day, int hour, int minute = 0) => day.ToDateTime(new TimeOnly(hour, minute), DateTimeKind.Utc);

    public static MonitoringVerdict Judge(IReadOnlyList<DayFigures> days, DateTime? asOf = null, MonitoringThresholds? thresholds = null) =>
        Judge(Input(days), asOf, thresholds);

    public static MonitoringVerdict Judge(MonitoringInput input, DateTime? asOf = null, MonitoringThresholds? thresholds = null) =>
        MonitoringJudge.Judge(input, thresholds ?? new MonitoringThresholds(), asOf);

    public static CheckResult Of(this MonitoringVerdict verdict, Check check, int? day) =>
        Assert.Single(verdict.Results, result => result.Check == check && result.Day == (day is { } number ? Day(number) : null));

    public static SeriesReading Reading(this MonitoringVerdict verdict, string series, int day) =>
        verdict.Results.Where(result => result.Day == Day(day)).SelectMany(result => result.Readings).Single(reading => reading.Series == series);

    /// <summary>Every check that raised its voice, with its day and status.</summary>
    public static List<(Check Check, DateOnly? Day, CheckStatus Status)> Alarms(this MonitoringVerdict verdict) =>
        [.. verdict.Results.Where(result => result.Status >= CheckStatus.Warning).Select(result => (result.Check, result.Day, result.Status))];

    public static MonitoredFile File(string name, long rows, long accepted, long quarantined, params Finding[] findings) =>
        new(name, Complete: true, rows, accepted, quarantined, findings);
}
