using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Tests;

public sealed class ZoneClockTests
{
    [Theory]
    // Clocks in Berlin went from 03:00 back to 02:00 on 26 October 2025 at 01:00 UTC.
    [InlineData("Europe/Berlin", "2025-10-26T00:30:00Z", "2025-10-26T02:00:00+02:00")]
    [InlineData("Europe/Berlin", "2025-10-26T01:30:00Z", "2025-10-26T02:00:00+01:00")]
    [InlineData("Asia/Kolkata", "2025-10-26T01:29:59Z", "2025-10-26T06:00:00+05:30")]
    [InlineData("Asia/Kolkata", "2025-10-26T01:30:00Z", "2025-10-26T07:00:00+05:30")]
    [InlineData("America/New_York", "2025-02-23T10:59:59Z", "2025-02-23T05:00:00-05:00")]
    [InlineData("UTC", "1969-12-31T23:30:00Z", "1969-12-31T23:00:00+00:00")]
    public void An_hour_is_written_with_the_offset_of_its_time(string zone, string instant, string hour) =>
        Assert.Equal(hour, Written(Dimension.Hour, zone, instant));

    [Theory]
    [InlineData(Dimension.Day, "America/New_York", "2025-03-01T04:59:59Z", "2025-02-28")]
    [InlineData(Dimension.Day, "Pacific/Kiritimati", "2025-03-01T10:00:00Z", "2025-03-02")]
    [InlineData(Dimension.Week, "UTC", "2025-03-02T23:59:59Z", "2025-02-24")]
    [InlineData(Dimension.Week, "UTC", "2025-03-03T00:00:00Z", "2025-03-03")]
    [InlineData(Dimension.Month, "UTC", "2024-02-29T12:00:00Z", "2024-02-01")]
    public void A_span_of_days_is_named_by_its_first(Dimension dimension, string zone, string instant, string day) =>
        Assert.Equal(day, Written(dimension, zone, instant));

    [Fact]
    public void Hours_of_one_name_are_in_the_order_of_time()
    {
        var clock = new ZoneClock(QuestionTimeZone.Find("Europe/Berlin"));

        Assert.True(clock.Hour(At("2025-10-26T00:30:00Z")) < clock.Hour(At("2025-10-26T01:30:00Z")));
    }

    [Theory]
    // Days of 23 and 25 hours, and one that begins at 01:00, as Havana's clocks skip midnight.
    [InlineData("Europe/Berlin", "2025-03-30", "2025-03-29T23:00:00Z")]
    [InlineData("Europe/Berlin", "2025-10-27", "2025-10-26T23:00:00Z")]
    [InlineData("America/Havana", "2025-03-09", "2025-03-09T05:00:00Z")]
    public void A_day_begins_at_its_first_moment(string zone, string day, string start) =>
        Assert.Equal(At(start), new ZoneClock(QuestionTimeZone.Find(zone)).StartOfDay(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData(Dimension.Day, "2025-03-03", "2025-03-04", "2025-03-01", "2025-03-02", "2025-03-04", "2025-03-02")]
    [InlineData(Dimension.Week, "2025-03-05", "2025-03-11", "2025-02-26", "2025-03-04", "2025-03-10", "2025-03-03")]
    [InlineData(Dimension.Month, "2025-03-01", "2025-05-31", "2024-11-29", "2025-02-28", "2025-05-01", "2025-01-01")]
    public void The_kth_span_is_compared_with_the_kth_before(Dimension dimension, string from, string to, string beforeFrom, string beforeTo, string span, string before)
    {
        var match = new BucketMatch(Range(from, to), Range(beforeFrom, beforeTo), new ZoneClock(TimeZoneInfo.Utc));

        Assert.Equal(Day(before).DayNumber, match.Before(dimension, new GroupValue(string.Empty, Day(span).DayNumber)).Time);
    }

    private static string Written(Dimension dimension, string zone, string instant) =>
        GroupValueText.Of(dimension, new GroupValue(string.Empty, TimeSpans.Of(dimension, new ZoneClock(QuestionTimeZone.Find(zone)), At(instant))));

    private static DateRange Range(string from, string to) => new(Day(from), Day(to));

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);

    private static long At(string instant) => DateTimeOffset.Parse(instant, null).ToUnixTimeMilliseconds();
}
