using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class FreshnessCheckTests
{
    [Theory]
    [InlineData(0, CheckStatus.Pass)]
    [InlineData(1, CheckStatus.Critical)]
    public void The_newest_event_may_be_thirty_hours_old_and_no_minute_older(int minute, CheckStatus expected)
    {
        // The newest event is of day 5, 23:00; 30 hours later it is day 7, 05:00. Day 6 is not there, but days are counted up to the last that is.
        var verdict = ShopDays.Judge(ShopDays.Many(5), asOf: ShopDays.At(ShopDays.Day(7), 5, minute));

        var age = verdict.Of(Check.DataFreshness, 7);
        Assert.Equal(expected, age.Status);
        Assert.Equal("newest event 2025-03-05 23:00, 30 h old", age.Measured);
        Assert.Equal(expected, verdict.Status);
    }

    [Fact]
    public void Without_an_as_of_time_the_age_is_skipped_and_days_long_past_are_not_stale()
    {
        var verdict = ShopDays.Judge(ShopDays.Many(5));

        var age = Assert.Single(verdict.Results, result => result.Check == Check.DataFreshness && result.Status == CheckStatus.Skipped);
        Assert.Equal("without an as-of time the age of the newest event is unknown", age.Reason);
        Assert.Equal(CheckStatus.Pass, verdict.Status);
    }

    [Fact]
    public void Another_age_may_be_allowed() => Assert.Equal(
        CheckStatus.Pass,
        ShopDays.Judge(ShopDays.Many(5), ShopDays.At(ShopDays.Day(8), 0), new MonitoringThresholds { StaleAfter = TimeSpan.FromHours(50) })
            .Of(Check.DataFreshness, 8).Status);

    [Fact]
    public void No_event_at_all_is_critical_where_there_is_an_as_of_time() => Assert.Equal(
        [(Check.DataFreshness, ShopDays.Day(1), CheckStatus.Critical)],
        ShopDays.Judge([], asOf: ShopDays.At(ShopDays.Day(1), 12)).Alarms().Select(alarm => (alarm.Check, alarm.Day!.Value, alarm.Status)));

    [Fact]
    public void An_event_from_after_the_as_of_time_does_not_make_stale_data_fresh()
    {
        // Day 3 is the last that is there; the clock of one event is days ahead.
        var input = ShopDays.Input(ShopDays.Many(3)) with { LastEventAt = ShopDays.At(ShopDays.Day(20), 0) };

        var age = ShopDays.Judge(input, asOf: ShopDays.At(ShopDays.Day(6), 0)).Of(Check.DataFreshness, 6);

        // Day 3 ended 48 hours before.
        Assert.Equal((CheckStatus.Critical, "newest event 2025-03-04 00:00, 48 h old"), (age.Status, age.Measured));
    }

    [Theory]
    [InlineData(0, CheckStatus.Pass)]
    [InlineData(1, CheckStatus.Critical)]
    public void Without_an_audit_the_newest_event_counts_as_of_the_end_of_its_day(int minute, CheckStatus expected)
    {
        // Day 5 ends when day 6 begins; 30 hours later it is day 7, 06:00.
        var age = ShopDays.Judge(ShopDays.NotAudited(ShopDays.Many(5)), asOf: ShopDays.At(ShopDays.Day(7), 6, minute)).Of(Check.DataFreshness, 7);

        Assert.Equal((expected, "newest event on 2025-03-05, at least 30 h old"), (age.Status, age.Measured));
    }

    [Fact]
    public void Without_an_audit_a_day_that_has_events_and_is_not_over_is_fresh()
    {
        var results = ShopDays.Judge(ShopDays.NotAudited(ShopDays.Many(5)), asOf: ShopDays.At(ShopDays.Day(5), 12)).Results;

        Assert.Equal(
            ["newest event on 2025-03-05, at least 0 h old", "1,000 rows"],
            results.Where(result => result.Check == Check.DataFreshness && result.Day == ShopDays.Day(5)).Select(result => result.Measured));
    }

    [Fact]
    public void Without_an_audit_days_after_the_as_of_time_hold_no_newest_event() => Assert.Equal(
        "newest event on 2025-03-03, at least 6 h old",
        ShopDays.Judge(ShopDays.NotAudited([.. ShopDays.Many(3), ShopDays.Of(20, ShopDays.Ordinary)]), asOf: ShopDays.At(ShopDays.Day(4), 6)).Of(Check.DataFreshness, 4).Measured);

    [Fact]
    public void A_day_that_is_missing_inside_the_range_is_critical_on_its_day_and_only_there()
    {
        var days = ShopDays.Many(8);
        days.RemoveAt(4);

        var verdict = ShopDays.Judge(days);

        Assert.Equal([(Check.DataFreshness, ShopDays.Day(5), CheckStatus.Critical)], verdict.Alarms());
        Assert.Equal("Find the export of 2025-03-05 and load it: the day is missing from every figure.", verdict.Of(Check.DataFreshness, 5).Advice);
        Assert.Equal("the day is missing; see data_freshness", verdict.Of(Check.VolumeAnomaly, 5).Reason);
    }

    [Fact]
    public void A_day_of_which_only_late_rows_are_there_is_missing()
    {
        var days = ShopDays.Many(8);
        days[4] = ShopDays.Of(5, new DayActivity { Events = 49, SessionEvents = 49, Sessions = 40, Users = 40 });

        Assert.Equal([(Check.DataFreshness, ShopDays.Day(5), CheckStatus.Critical)], ShopDays.Judge(days).Alarms());
    }

    [Fact]
    public void Stray_rows_of_a_broken_clock_make_no_days_of_their_own_and_no_missing_ones()
    {
        List<DayFigures> days = [new(new DateOnly(2001, 1, 1), new DayActivity { Events = 2, SessionEvents = 2, Sessions = 2, Users = 2 }, default), .. ShopDays.Many(5)];

        var verdict = ShopDays.Judge(days);

        Assert.Equal((ShopDays.Day(1), ShopDays.Day(5)), (verdict.FirstDay, verdict.LastDay));
        Assert.Equal([new DateOnly(2001, 1, 1)], verdict.Outside);
        Assert.Empty(verdict.Alarms());
    }

    [Fact]
    public void Missing_days_that_follow_each_other_are_one_result_of_each_check()
    {
        var days = ShopDays.Many(12);
        days.RemoveRange(4, 3);
        days[4] = ShopDays.Of(8, new DayActivity { Events = 49, SessionEvents = 49, Sessions = 40, Users = 40 });

        var verdict = ShopDays.Judge(days);

        var missing = verdict.Of(Check.DataFreshness, 5);
        Assert.Equal((ShopDays.Day(8), CheckStatus.Critical, "49 rows on 4 days"), (missing.Until, missing.Status, missing.Measured));
        Assert.Equal("at least 50 rows a day", missing.Expectation);
        Assert.Equal("Find the exports of 2025-03-05 to 2025-03-08 and load them: these 4 days are missing from every figure.", missing.Advice);
        Assert.Equal([(Check.DataFreshness, ShopDays.Day(5), CheckStatus.Critical)], verdict.Alarms());
        Assert.All(CheckNames.All, check => Assert.Equal(ShopDays.Day(8), verdict.Of(check, 5).Until));
        Assert.Equal(CheckStatus.Critical, verdict.StatusOf(ShopDays.Day(7)));
        Assert.Contains(missing, verdict.ResultsSince(ShopDays.Day(8)));
        Assert.DoesNotContain(missing, verdict.ResultsSince(ShopDays.Day(9)));
    }

    [Fact]
    public void Revenue_that_differs_on_a_missing_day_is_still_told()
    {
        var days = ShopDays.Many(8);
        days.RemoveRange(3, 2);
        var input = ShopDays.Input(days);
        var sources = input.Revenue.Append(new RevenueSource("tampered", days.ToDictionary(day => new DayCurrency(day.Day, default), day => day.Sales.Revenue).Append(new(new(ShopDays.Day(5), default), 7m)).ToDictionary()));

        var verdict = ShopDays.Judge(input with { Revenue = [.. sources] });

        Assert.Equal(CheckStatus.Critical, verdict.Of(Check.RevenueIntegrity, 5).Status);
        Assert.Equal(CheckStatus.Skipped, verdict.Of(Check.RevenueIntegrity, 4).Status);
    }

    [Fact]
    public void An_event_of_a_stray_date_does_not_make_stale_data_fresh()
    {
        List<DayFigures> days = [.. ShopDays.Many(3), new(new DateOnly(2500, 1, 1), new DayActivity { Events = 1, SessionEvents = 1, Sessions = 1, Users = 1 }, default)];

        var age = ShopDays.Judge(days, asOf: ShopDays.At(new DateOnly(2500, 1, 1), 23)).Results.Single(result => result is { Check: Check.DataFreshness, Day.Year: 2500 });

        Assert.StartsWith("newest event 2025-03-04 00:00, ", age.Measured);
        Assert.Equal(CheckStatus.Critical, age.Status);
    }

    [Fact]
    public void Scattered_days_cost_no_more_than_their_number()
    {
        // 3,000 rows of as many dates over 480 years beside a shop of ten days: most lie within 30 days of no other.
        var scattered = Enumerable.Range(0, 3000).Select(at => new DayFigures(new DateOnly(2030, 1, 1).AddDays(at * 58), new DayActivity { Events = 1, SessionEvents = 1, Sessions = 1, Users = 1 }, default));

        var verdict = ShopDays.Judge([.. ShopDays.Many(10), .. scattered]);

        Assert.Equal((ShopDays.Day(1), ShopDays.Day(10)), (verdict.FirstDay, verdict.LastDay));
        Assert.Equal(3000, verdict.Outside.Length);
        Assert.InRange(verdict.Results.Length, 1, 70);
    }

    [Fact]
    public void Scattered_days_in_one_chain_are_a_few_results_each()
    {
        var scattered = Enumerable.Range(0, 3000).Select(at => new DayFigures(new DateOnly(2030, 1, 1).AddDays(at * 29), new DayActivity { Events = 1, SessionEvents = 1, Sessions = 1, Users = 1 }, default));

        Assert.InRange(ShopDays.Judge([.. scattered]).Results.Length, 3000, 12 * 3000);
    }

    [Fact]
    public void The_ends_of_the_calendar_are_days_like_others()
    {
        List<DayFigures> days = [new(DateOnly.MinValue, ShopDays.Ordinary, default), new(DateOnly.MaxValue, ShopDays.Ordinary, default)];

        Assert.Equal(DateOnly.MaxValue, ShopDays.Judge(days).LastDay);
        Assert.Equal(DateOnly.MinValue, ShopDays.Judge(days, asOf: DateTime.MinValue.AddHours(36)).LastDay);
    }
}
