using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Tests.Statistics;

public sealed class JackknifeTests
{
    /// <summary>Ten groups leave 0.4 and ten 0.6: the squares sum to 20 · 0.01 = 0.2, and se = √(19/20 · 0.2) = √0.19.</summary>
    [Fact]
    public void The_error_is_the_root_of_19_twentieths_of_the_squares()
    {
        var interval = Jackknife.Of(0.5m, [.. Enumerable.Repeat(0.4m, 10), .. Enumerable.Repeat(0.6m, 10)]);

        Assert.Equal(0.435889894354067m, Math.Round(interval.StandardError, 15));
        Assert.Equal((0m, 1m), (interval.Low, interval.High));
    }

    [Fact]
    public void Groups_alike_leave_no_doubt() => Assert.Equal(
        new ShareInterval(0.25m, 0, 0.25m, 0.25m), Jackknife.Of(0.25m, [.. Enumerable.Repeat(0.25m, 20)]));

    [Fact]
    public void Intervals_that_have_a_value_in_common_overlap()
    {
        var (low, high) = (new ShareInterval(0.2m, 0, 0.1m, 0.3m), new ShareInterval(0.4m, 0, 0.3m, 0.5m));
        Assert.True(low.Overlaps(high));
        Assert.False(low.Overlaps(high with { Low = 0.31m }));
    }
}
