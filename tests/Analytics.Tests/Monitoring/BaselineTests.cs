using CsCheck;
using Puffy.Analytics.Monitoring;
using Check = Puffy.Analytics.Monitoring.Check;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class BaselineTests
{
    private static readonly MonitoringThresholds NoiseOfCountingAlone = new() { EventDispersion = 1, DayToDayVariation = 0 };

    [Fact]
    public void Days_that_differ_no_more_than_chance_are_held_to_the_noise_of_counting_and_of_days()
    {
        // Median 100; MAD 5, so a spread of 1.4826 x 1.206 x 5 = 8.94, variance 79.9. Noise: 3 x (100 + 1) + (8 % of 100)² = 367, which is more.
        // The median of 5 days is itself uncertain: times 1 + π/10.
        var reading = ShopDays.Judge(ShopDays.OfEvents(100, 110, 90, 105, 95, 200)).Reading("events", 6);

        Assert.Equal((100, 5), (reading.Expected!.Centre, reading.Expected.Days));
        Assert.Equal(21.961249, reading.Expected.Scale, 6);
        Assert.Equal(4.553475, reading.Z!.Value, 6);
        Assert.Equal(CheckStatus.Critical, reading.Status);
    }

    [Fact]
    public void Days_that_scatter_more_are_held_to_their_median_absolute_deviation()
    {
        // Median 2000, MAD 1000, factor of three values 1.495: 2216.49; times the root of 1 + π/6.
        var reading = ShopDays.Judge(ShopDays.OfEvents(1000, 2000, 3000, 2500)).Reading("events", 4);

        Assert.Equal(2000, reading.Expected!.Centre);
        Assert.Equal(2735.902, reading.Expected.Scale, 3);
        Assert.Equal(CheckStatus.Pass, reading.Status);
    }

    [Fact]
    public void Days_that_are_all_alike_leave_the_noise_of_a_Poisson_count()
    {
        // Variance 100 + 1; times 1 + π/6.
        var reading = ShopDays.Judge(ShopDays.OfEvents(100, 100, 100, 100), thresholds: NoiseOfCountingAlone).Reading("events", 4);

        Assert.Equal(12.404978, reading.Expected!.Scale, 6);
    }

    [Fact]
    public void One_bad_day_among_those_before_does_not_move_the_expectation()
    {
        var reading = ShopDays.Judge(ShopDays.OfEvents(1000, 1000, 9000, 1000, 1000, 1000)).Reading("events", 6);

        Assert.Equal(1000, reading.Expected!.Centre);
        Assert.Equal(CheckStatus.Pass, reading.Status);
    }

    [Fact]
    public void A_day_is_judged_from_three_days_before_it_on()
    {
        var verdict = ShopDays.Judge(ShopDays.Many(4));

        foreach (var check in new[] { Check.VolumeAnomaly, Check.DataQuality, Check.BusinessMetrics })
        {
            Assert.Equal(
                [CheckStatus.Skipped, CheckStatus.Skipped, CheckStatus.Skipped, CheckStatus.Pass],
                Enumerable.Range(1, 4).Select(day => verdict.Of(check, day).Status));
            Assert.Equal("fewer than 3 days before it to judge it against", verdict.Of(check, 3).Reason);
        }
    }

    [Fact]
    public void A_baseline_is_of_the_fourteen_days_before_at_most()
    {
        // Ten days of 2,000 and then fourteen of 1,000: those of 2,000 are forgotten.
        var verdict = ShopDays.Judge(ShopDays.OfEvents([.. Enumerable.Repeat(2000, 10), .. Enumerable.Repeat(1000, 15)]));

        Assert.Equal((1000, 14), (verdict.Reading("events", 25).Expected!.Centre, verdict.Reading("events", 25).Expected!.Days));
        Assert.Equal((2000, 13), (verdict.Reading("events", 14).Expected!.Centre, verdict.Reading("events", 14).Expected!.Days));
    }

    [Fact]
    public void A_missing_day_is_no_baseline()
    {
        var days = ShopDays.Many(6);
        days.RemoveAt(2);

        Assert.Equal(4, ShopDays.Judge(days).Reading("events", 6).Expected!.Days);
    }

    [Fact]
    public void What_a_day_is_found_to_be_does_not_change_with_the_days_that_follow() => Gen.Int[600, 1600].Array[4, 12].Sample(events =>
    {
        var days = ShopDays.OfEvents(events);
        var whole = ShopDays.Judge(days);
        for (var count = 3; count < days.Count; count++)
        {
            var asLoaded = ShopDays.Judge(days[..count]);
            foreach (var result in asLoaded.Results.Where(result => result.Day == days[count - 1].Day && result.Check >= Check.PipelineHealth))
            {
                var later = whole.Of(result.Check, count);
                Assert.Equal((result.Status, result.Measured, result.Expectation, result.Advice), (later.Status, later.Measured, later.Expectation, later.Advice));
            }
        }
    });

    [Theory]
    [InlineData(new[] { 5.0 }, 5)]
    [InlineData(new[] { 9.0, 1, 5 }, 5)]
    [InlineData(new[] { 4.0, 1, 3, 9 }, 3.5)]
    public void The_median_of_an_even_number_is_the_mean_of_the_middle_two(double[] values, double median) =>
        Assert.Equal(median, Baseline.Median(values));
}
