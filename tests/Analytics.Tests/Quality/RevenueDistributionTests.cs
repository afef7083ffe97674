using Puffy.Analytics.Quality;

namespace Puffy.Analytics.Tests.Quality;

public sealed class RevenueDistributionTests
{
    [Fact]
    public void Quartiles_and_MAD_are_those_worked_out_by_hand()
    {
        // Distances to the median of 50: 0, 10, 10, 20, 20, 30, 30, 40, 950.
        var revenue = RevenueDistribution.Of([1000, 10, 30, 20, 50, 40, 70, 60, 80])!;

        Assert.Equal(new RevenueDistribution(9, 10, 30, 50, 70, 1000, 20), revenue);
        Assert.Equal((-30m, 130m), (revenue.LowerFence, revenue.UpperFence));
    }

    [Fact]
    public void A_quantile_between_two_values_is_interpolated()
    {
        var revenue = RevenueDistribution.Of([1, 2, 3, 4])!;

        Assert.Equal((1.75m, 2.5m, 3.25m, 1m), (revenue.LowerQuartile, revenue.Median, revenue.UpperQuartile, revenue.MedianDeviation));
    }

    [Fact]
    public void An_order_far_from_the_others_is_named_with_both_rules()
    {
        var outlier = Assert.Single(Outliers(1000, 10, 30, 20, 50, 40, 70, 60, 80));

        Assert.Equal(("order-0", true, true), (outlier.Order.Id, outlier.IsBeyondZ, outlier.IsBeyondFence));
        // 0.6745 · 950 / 20
        Assert.Equal(32.03875, outlier.RobustZ!.Value, 10);
    }

    [Fact]
    public void An_order_between_the_two_rules_is_named_with_the_one_that_flags_it()
    {
        // 131 lies beyond the fence of 130; its z-score is 0.6745 · 81 / 20 = 2.73.
        var outlier = Assert.Single(Outliers(131, 10, 30, 20, 50, 40, 70, 60, 80));

        Assert.Equal((false, true), (outlier.IsBeyondZ, outlier.IsBeyondFence));
    }

    [Fact]
    public void The_farthest_outlier_comes_first() =>
        Assert.Equal(["order-1", "order-0"], Outliers(500, 1000, 30, 20, 50, 40, 70, 60, 80, 45, 55).Select(outlier => outlier.Order.Id));

    [Fact]
    public void Where_most_orders_are_alike_there_is_no_z_score_and_the_fences_decide()
    {
        var outlier = Assert.Single(Outliers(100, 100, 100, 100, 100, 100, 100, 101));

        Assert.Null(outlier.RobustZ);
        Assert.Equal((false, true, 101m), (outlier.IsBeyondZ, outlier.IsBeyondFence, outlier.Order.Revenue));
    }

    [Fact]
    public void Of_fewer_than_eight_orders_none_is_called_an_outlier() => Assert.Empty(Outliers(1, 1, 1, 1, 1, 1, 1_000_000));

    [Fact]
    public void A_single_order_is_its_own_median_and_no_order_has_none()
    {
        Assert.Equal(new RevenueDistribution(1, 5, 5, 5, 5, 5, 0), RevenueDistribution.Of([5]));
        Assert.Null(RevenueDistribution.Of([]));
    }

    private static IReadOnlyList<RevenueOutlier> Outliers(params decimal[] revenues) =>
        RevenueDistribution.Of(revenues)!.Outliers(revenues.Select((revenue, at) => OrderChecksTests.Order($"order-{at}", revenue: revenue)));
}
