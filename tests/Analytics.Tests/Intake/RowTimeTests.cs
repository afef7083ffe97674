using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

/// <summary>When a row happened, as <see cref="RowValidator"/> judges it.</summary>
public sealed class RowTimeTests
{
    private static readonly DateTime AsOf = new(2025, 3, 10, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_date_alone_is_an_event_at_midnight_whose_time_is_missing()
    {
        var (_, accepted) = new Row { Timestamp = "2025-03-04" }.Judged();

        Assert.Equal((new DateTime(2025, 3, 4, 0, 0, 0, DateTimeKind.Utc), true), (accepted.Event.Timestamp, accepted.TimeMissing));
        Assert.False(new Row().Judged().Accepted.TimeMissing);
    }

    [Fact]
    public void A_time_that_is_refused_is_told_the_forms_that_are_read()
    {
        var detail = new Row { Timestamp = "03/04/2025" }.Refusal().Detail;

        Assert.Contains("ISO 8601", detail, StringComparison.Ordinal);
        Assert.Contains("Unix epoch time", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_is_none_is_refused_with_its_text()
    {
        var refusal = new Row { Timestamp = "yesterday" }.Refusal();

        Assert.Equal(RefusalReason.InvalidTimestamp, refusal.Reason);
        Assert.Contains("'yesterday'", refusal.Detail, StringComparison.Ordinal);
        Assert.Null(refusal.Day);
    }

    [Fact]
    public void Only_the_start_of_a_long_field_is_told() =>
        Assert.Contains($"'{new string('9', 80)}…'", new Row { Timestamp = new string('9', 500) }.Refusal().Detail, StringComparison.Ordinal);

    [Fact]
    public void The_first_instant_of_2000_is_accepted() =>
        Assert.Equal(RowValidator.Earliest, new Row { Timestamp = "2000-01-01T00:00:00.000Z" }.Event().Timestamp);

    [Fact]
    public void The_last_millisecond_before_2000_is_refused_and_its_day_is_none_of_the_shop()
    {
        var refusal = new Row { Timestamp = "1999-12-31T23:59:59.999Z" }.Refusal();

        Assert.Equal(RefusalReason.InvalidTimestamp, refusal.Reason);
        Assert.Contains("before 2000-01-01", refusal.Detail, StringComparison.Ordinal);
        Assert.Null(refusal.Day);
    }

    [Fact]
    public void The_bound_of_2000_is_one_of_UTC() =>
        Assert.Equal(RefusalReason.InvalidTimestamp, new Row { Timestamp = "2000-01-01T00:59:59+01:00" }.Refusal().Reason);

    [Fact]
    public void Twenty_four_hours_after_the_as_of_time_are_accepted() =>
        Assert.Equal(AsOf.AddHours(24), new Row { Timestamp = "2025-03-11T12:00:00.000Z" }.Event(AsOf).Timestamp);

    [Fact]
    public void A_millisecond_more_is_refused()
    {
        var refusal = new Row { Timestamp = "2025-03-11T12:00:00.001Z" }.Refusal(AsOf);

        Assert.Equal(RefusalReason.InvalidTimestamp, refusal.Reason);
        Assert.Contains("more than 24 hours after the as-of time 2025-03-10T12:00:00Z", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_as_of_time_the_future_is_accepted() =>
        Assert.Equal(9999, new Row { Timestamp = "9999-12-31T23:59:59.999Z" }.Event().Timestamp.Year);

    [Fact]
    public void An_as_of_time_at_the_end_of_the_calendar_is_no_bound() =>
        Assert.Equal(9999, new Row { Timestamp = "9999-12-31T23:59:59.999Z" }.Event(DateTime.MaxValue).Timestamp.Year);
}
