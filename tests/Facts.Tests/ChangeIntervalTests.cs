using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Tests;

public sealed class ChangeIntervalTests
{
    [Fact]
    public void Rates_are_compared_as_Newcombe_does()
    {
        // His example (a): 56 of 70 against 48 of 80, method 10: 0.0524 to 0.3339.
        var interval = Of(Metric.ConversionRate, new GroupSums { Sessions = 70, Converted = 56 }, new GroupSums { Sessions = 80, Converted = 48 });

        Assert.Equal((0.0524, 0.3339), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
        Assert.False(interval.MayBeChance);
    }

    [Fact]
    public void Orders_scatter_as_Poisson_counts()
    {
        // 30 − 20 ± 1.96 √50 = 10 ± 13.86.
        var interval = Of(Metric.Orders, new GroupSums { Orders = 30 }, new GroupSums { Orders = 20 });

        Assert.Equal((-3.859, 23.859), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
        Assert.True(interval.MayBeChance);
    }

    [Fact]
    public void Sessions_scatter_more()
    {
        // 100 ± 1.96 √(1.3 · 300) = 100 ± 38.706.
        var interval = Of(Metric.Sessions, new GroupSums { Sessions = 200 }, new GroupSums { Sessions = 100 });

        Assert.Equal((61.294, 138.706), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
    }

    [Fact]
    public void Revenue_scatters_by_the_squares_of_its_orders()
    {
        // Orders of 3 and 4 against one of 5: 2 ± 1.96 √(9 + 16 + 25) = 2 ± 13.859.
        var interval = Of(Metric.Revenue, new GroupSums { Revenue = 7, Squares = 25 }, new GroupSums { Revenue = 5, Squares = 25 });

        Assert.Equal((-11.859, 15.859), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
    }

    [Fact]
    public void Averages_scatter_by_the_variance_of_orders()
    {
        // 2 and 4 against 1 and 3: means 3 and 2, variance of each mean 2 / 2 = 1: 1 ± 1.96 √2 = 1 ± 2.772.
        var interval = Of(
            Metric.AverageOrderValue, new GroupSums { Revenue = 6, Priced = 2, Squares = 20 }, new GroupSums { Revenue = 4, Priced = 2, Squares = 10 });

        Assert.Equal((-1.772, 3.772), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
    }

    [Fact]
    public void Nothing_is_judged_without_a_yardstick()
    {
        Assert.Null(ChangeInterval.Of(Metric.Events, new GroupSums { Events = 4 }, new GroupSums()));
        Assert.Null(ChangeInterval.Of(Metric.BounceRate, new GroupSums { Sessions = 4 }, new GroupSums()));
        Assert.Null(ChangeInterval.Of(Metric.AverageOrderValue, new GroupSums { Priced = 1, Revenue = 3 }, new GroupSums { Priced = 4, Revenue = 3 }));
    }

    private static ChangeInterval Of(Metric metric, GroupSums now, GroupSums before) => ChangeInterval.Of(metric, now, before)!.Value;
}
