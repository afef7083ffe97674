using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class IntegrityCheckTests
{
    [Theory]
    [InlineData("journeys")]
    [InlineData("daily rollup")]
    [InlineData("linear")]
    public void A_cent_in_any_place_is_critical_on_its_day_and_only_there(string place)
    {
        var verdict = ShopDays.Judge(Off(place, day: 3, by: 0.01m));

        Assert.Equal([(Check.RevenueIntegrity, ShopDays.Day(3), CheckStatus.Critical)], verdict.Alarms());
        var result = verdict.Of(Check.RevenueIntegrity, 3);
        Assert.Equal(($"{place} 3,000.01", "order events 3,000.00"), (result.Measured, result.Expectation));
        Assert.Contains("puffy reconcile", result.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_audit_revenue_is_not_judged_and_one_result_says_so()
    {
        var verdict = ShopDays.Judge(ShopDays.NotAudited(ShopDays.Many(3)));

        var result = Assert.Single(verdict.Results, result => result.Check == Check.RevenueIntegrity);
        Assert.Equal((null, CheckStatus.Skipped, "the journeys were not audited"), (result.Day, result.Status, result.Reason));
        Assert.Equal(CheckStatus.Pass, verdict.Status);
    }

    [Fact]
    public void Places_that_agree_pass_with_what_they_hold() => Assert.Equal(
        (CheckStatus.Pass, "3,000.00 in all 4 places"),
        (ShopDays.Judge(ShopDays.Many(2)).Of(Check.RevenueIntegrity, 2).Status, ShopDays.Judge(ShopDays.Many(2)).Of(Check.RevenueIntegrity, 2).Measured));

    [Fact]
    public void Revenue_on_a_day_that_is_not_judged_is_told_where_it_differs()
    {
        var verdict = ShopDays.Judge(Off("journeys", day: 40, by: 5m));

        Assert.Equal([(Check.RevenueIntegrity, ShopDays.Day(40), CheckStatus.Critical)], verdict.Alarms());
    }

    [Fact]
    public void A_place_that_can_not_be_read_is_named_and_the_others_are_judged()
    {
        var input = ShopDays.Input(ShopDays.Many(2));
        var result = ShopDays.Judge(input with { Revenue = [.. input.Revenue, new RevenueSource("gold/fct_attribution.csv", null, "the table is missing")] })
            .Of(Check.RevenueIntegrity, 1);

        Assert.Equal((CheckStatus.Pass, "gold/fct_attribution.csv: the table is missing"), (result.Status, result.Reason));
    }

    [Fact]
    public void With_nothing_to_compare_it_is_skipped_with_the_reason()
    {
        var input = ShopDays.Input(ShopDays.Many(2));
        var result = ShopDays.Judge(input with { Revenue = [input.Revenue[0], new RevenueSource("journeys", null, "events were being loaded meanwhile")] })
            .Of(Check.RevenueIntegrity, 1);

        Assert.Equal((CheckStatus.Skipped, "nothing to compare with: journeys: events were being loaded meanwhile"), (result.Status, result.Reason));
    }

    [Theory]
    [InlineData("6000.00", CheckStatus.Pass)]
    [InlineData("6000.01", CheckStatus.Critical)]
    public void A_place_without_days_is_held_against_the_sum(string revenue, CheckStatus expected)
    {
        var total = new RevenueTotal("silver/dim_user.csv", decimal.Parse(revenue, System.Globalization.CultureInfo.InvariantCulture));

        var result = ShopDays.Judge(ShopDays.Input(ShopDays.Many(2)) with { Totals = [total] }).Of(Check.RevenueIntegrity, null);

        Assert.Equal(expected, result.Status);
        Assert.Contains("6,000.0", result.Measured, StringComparison.Ordinal);
    }

    private static MonitoringInput Off(string place, int day, decimal by)
    {
        var input = ShopDays.Input(ShopDays.Many(5));
        return input with
        {
            Revenue = [.. input.Revenue.Select(source => source.Name != place ? source : source with
            {
                ByDay = new Dictionary<DayCurrency, decimal>(source.ByDay!) { [new(ShopDays.Day(day), default)] = source.ByDay!.GetValueOrDefault(new(ShopDays.Day(day), default)) + by },
            })],
        };
    }
}
