using CsCheck;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Tests.Statistics;

public sealed class HistogramTests
{
    [Fact]
    public void The_median_of_nothing_is_nothing()
    {
        Assert.Null(Histogram.Median(Array.Empty<(decimal, long)>()));
        Assert.Null(Histogram.Median([(5L, 0L)]));
    }

    [Fact]
    public void The_median_is_the_middle_value_or_the_mean_of_the_two_middle_ones()
    {
        Assert.Equal(7m, Histogram.Median([(7L, 1L)]));
        Assert.Equal(3.5m, Histogram.Median([(4L, 2L), (1L, 1L), (3L, 2L), (9L, 1L), (2L, 0L)]));
        Assert.Equal(0.15m, Histogram.Median([(0.2m, 3L), (0.1m, 3L)]));
        Assert.Equal(0m, Histogram.Median([(1_000_000L, 2L), (0L, 3L)]));
    }

    [Fact]
    public void The_median_is_that_of_all_values_written_out_and_sorted() =>
        Gen.Select(Gen.Long[-20, 20], Gen.Long[0, 4]).Array[0, 60].Sample(
            cells =>
            {
                long[] ascending = [.. cells.SelectMany(cell => Enumerable.Repeat(cell.Item1, (int)cell.Item2)).Order()];
                decimal? expected = ascending.Length == 0
                    ? null
                    : (ascending[(ascending.Length - 1) / 2] + ascending[ascending.Length / 2]) / 2m;
                Assert.Equal(expected, Histogram.Median(cells));
            },
            iter: 2000);
}
