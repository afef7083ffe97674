using Puffy.Analytics.Monitoring;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class VolumeCheckTests
{
    [Fact]
    public void A_backfill_of_fourteen_ordinary_days_raises_no_alarm() => Assert.Empty(ShopDays.Judge(ShopDays.Many(14)).Alarms());

    [Fact]
    public void Days_that_differ_as_weekdays_do_raise_no_alarm() => Assert.Empty(
        ShopDays.Judge(ShopDays.OfEvents(1000, 1080, 950, 1010, 890, 1120, 1060, 940, 1000, 1090, 930, 980, 1100, 910)).Alarms());

    [Fact]
    public void A_day_of_half_volume_is_critical_on_its_day_and_only_there()
    {
        var verdict = ShopDays.Judge(ShopDays.OfEvents(1000, 1000, 1000, 1000, 1000, 500, 1000, 1000));

        Assert.Equal([(Check.VolumeAnomaly, ShopDays.Day(6), CheckStatus.Critical)], verdict.Alarms());
        var result = verdict.Of(Check.VolumeAnomaly, 6);

        // Scale: root of (3 x 1001 + 80²) x (1 + π/10) = 111.16.
        Assert.Contains("events 500 (z -4.5)", result.Measured, StringComparison.Ordinal);
        Assert.Contains("events 667 to 1,333", result.Expectation, StringComparison.Ordinal);
        Assert.StartsWith("Compare the export with the shop's own count: rows are probably missing", result.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_of_far_more_is_told_with_what_may_explain_it()
    {
        var result = ShopDays.Judge(ShopDays.OfEvents(1000, 1000, 1000, 1000, 1400)).Of(Check.VolumeAnomaly, 5);

        Assert.Equal(CheckStatus.Warning, result.Status);
        Assert.StartsWith("Look for a campaign that explains it", result.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 4, CheckStatus.Critical)]
    [InlineData(3, 5, CheckStatus.Warning)]
    [InlineData(5, 6, CheckStatus.Pass)]
    public void From_where_on_it_is_an_alarm_is_an_option(double warning, double critical, CheckStatus expected) => Assert.Equal(
        expected,
        ShopDays.Judge(ShopDays.OfEvents(1000, 1000, 1000, 1000, 1000, 500), thresholds: new MonitoringThresholds { WarningZ = warning, CriticalZ = critical })
            .Of(Check.VolumeAnomaly, 6).Status);

    [Fact]
    public void The_day_of_the_as_of_time_is_not_over_and_its_volume_not_judged()
    {
        var days = ShopDays.OfEvents(1000, 1000, 1000, 1000, 300);

        var result = ShopDays.Judge(days, asOf: ShopDays.At(ShopDays.Day(5), 8)).Of(Check.VolumeAnomaly, 5);

        Assert.Equal((CheckStatus.Skipped, "the day is not over at the as-of time"), (result.Status, result.Reason));
        Assert.Equal(CheckStatus.Critical, ShopDays.Judge(days, asOf: ShopDays.At(ShopDays.Day(6), 1)).Of(Check.VolumeAnomaly, 5).Status);
    }
}
