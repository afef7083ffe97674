using System.Numerics;

namespace Puffy.Analytics.Statistics;

/// <summary>Order statistics of values that are kept as counts.</summary>
public static class Histogram
{
    /// <summary>The median: the middle value, or the mean of the two middle ones; null where there is none.</summary>
    /// <param name="counts">Each different value, and how often it came.</param>
    public static decimal? Median<T>(IEnumerable<(T Value, long Count)> counts)
        where T : struct, INumber<T>
    {
        var cells = counts.ToArray();
        var all = cells.Sum(cell => cell.Count);
        return all == 0
            ? null
            : (decimal.CreateChecked(Select(cells, (all - 1) / 2)) + decimal.CreateChecked(Select(cells, all / 2))) / 2;
    }

    /// <summary>A quartile: the value that as many quarters of all values lie below; null where there is none.</summary>
    /// <param name="counts">Each different value, and how often it came.</param>
    /// <param name="quarters">1 for the lower quartile, 2 for the lower median, 3 for the upper quartile.</param>
    public static T? Quartile<T>(IEnumerable<(T Value, long Count)> counts, int quarters)
        where T : struct, INumber<T>
    {
        var cells = counts.ToArray();
        var all = cells.Sum(cell => cell.Count);
        return all == 0 ? null : Select(cells, (all - 1) * quarters / 4);
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

    /// <summary>The value of a rank, counted from 0; the cells change places. Quickselect: on average a few looks at each cell, where to sort takes many.</summary>
    /// <remarks>C. A. R. Hoare, "Algorithm 65: Find", Comm. ACM 4 (1961) 321–322.</remarks>
    private static T Select<T>(Span<(T Value, long Count)> cells, long rank)
        where T : struct, INumber<T>
    {
        while (true)
        {
            var pivot = Middle(cells[0].Value, cells[cells.Length / 2].Value, cells[^1].Value);
            var (less, notGreater, below, same) = (0, cells.Length, 0L, 0L);
            for (var at = 0; at < notGreater;)
            {
                if (cells[at].Value < pivot)
                {
                    below += cells[at].Count;
                    (cells[less], cells[at]) = (cells[at], cells[less]);
                    less++;
                    at++;
                }
                else if (cells[at].Value > pivot)
                {
                    notGreater--;
                    (cells[notGreater], cells[at]) = (cells[at], cells[notGreater]);
                }
                else
                {
                    same += cells[at].Count;
                    at++;
                }
            }

            if (rank < below)
            {
                cells = cells[..less];
            }
            else if (rank < below + same)
            {
                return pivot;
            }
            else
            {
                cells = cells[notGreater..];
                rank -= below + same;
            }
        }
    }

    private static T Middle<T>(T x, T y, T z)
        where T : INumber<T> => T.Max(T.Min(x, y), T.Min(T.Max(x, y), z));
}
