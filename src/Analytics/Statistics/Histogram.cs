namespace Puffy.Analytics.Statistics;

/// <summary>Order statistics of values that are kept as counts.</summary>
public static class Histogram
{
    /// <summary>The median: the middle value, or the mean of the two middle ones; null where there is none.</summary>
    /// <param name="counts">Each different value, and how often it came.</param>
    public static decimal? Median(IEnumerable<(decimal Value, long Count)> counts)
    {
        var ascending = counts.OrderBy(cell => cell.Value).ToList();
        var all = ascending.Sum(cell => cell.Count);
        return all == 0 ? null : (At(ascending, (all - 1) / 2) + At(ascending, all / 2)) / 2;
    }

    /// <summary>The sum of the greatest values.</summary>
    /// <param name="counts">Each different value, and how often it came.</param>
    /// <param name="take">How many of them to add.</param>
    public static decimal SumOfGreatest(IEnumerable<(decimal Value, long Count)> counts, long take)
    {
        var sum = 0m;
        foreach (var (value, count) in counts.OrderByDescending(cell => cell.Value))
        {
            var taken = Math.Min(count, take);
            sum += value * taken;
            take -= taken;
        }

        return sum;
    }

    private static decimal At(List<(decimal Value, long Count)> ascending, long rank)
    {
        foreach (var (value, count) in ascending)
        {
            rank -= count;
            if (rank < 0)
            {
                return value;
            }
        }

        throw new InvalidOperationException("A rank is less than the number of values.");
    }
}
