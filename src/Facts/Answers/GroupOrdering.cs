using System.Runtime.InteropServices;
using Puffy.Analytics.Currencies;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>
/// Puts groups in order. No two groups are alike in it, so that pages of an answer never overlap. Of many groups a page shows few, so
/// only the metrics that decide the order are computed for all of them, and only the first groups are sorted.
/// </summary>
internal sealed class GroupOrdering : IComparer<int>
{
    /// <summary>Fewer groups are not worth a thread.</summary>
    private const int GroupsOfPart = 4_096;

    private readonly MergedGroups _groups;
    private readonly int _dimensions;
    private readonly (decimal?[] Metric, int Dimension, bool Descending)[] _fields;

    /// <summary>The order that a question asks for; by default time ascending, then the first metric descending.</summary>
    public GroupOrdering(FactQuestion question, MergedGroups groups, Currency currency)
    {
        (_groups, _dimensions) = (groups, question.Dimensions.Length);
        var asked = question.OrderBy.IsDefaultOrEmpty
            ? [.. question.Dimensions.Where(DimensionNames.IsTime).Select(time => new GroupOrder(null, time, Descending: false)), new(question.Metrics[0], null, Descending: true)]
            : question.OrderBy;
        _fields = [.. asked.Select(order => (
            order.Metric is { } metric ? Values(metric, groups, currency) : [],
            order.Dimension is { } dimension ? question.Dimensions.IndexOf(dimension) : -1,
            order.Descending))];
    }

    /// <summary>The first groups, in order.</summary>
    /// <param name="count">How many; fewer where there are fewer.</param>
    public IReadOnlyList<int> First(int count)
    {
        var parts = Math.Clamp(_groups.Count / GroupsOfPart, 1, Environment.ProcessorCount);
        var firsts = new List<int>[parts];
        Parallel.For(0, parts, part => firsts[part] = First(count, (int)((long)_groups.Count * part / parts), (int)((long)_groups.Count * (part + 1) / parts)));
        var first = firsts.Length == 1 ? firsts[0] : [.. firsts.SelectMany(some => some)];
        Cut(first, count);
        first.Sort(this);
        return first;
    }

    /// <summary>The first groups among some, in no order.</summary>
    private List<int> First(int count, int from, int to)
    {
        // Groups are gathered until they are twice as many as wanted; then the worse half goes, and so does all that is worse than the rest.
        var first = new List<int>(Math.Min(to - from, 2 * count));
        var worst = -1;
        for (var group = from; group < to; group++)
        {
            if (worst >= 0 && Compare(group, worst) > 0)
            {
                continue;
            }

            first.Add(group);
            if (first.Count == 2 * count)
            {
                Cut(first, count);
                worst = first[count - 1];
            }
        }

        return first;
    }

    /// <summary>Keeps the first groups and drops the rest. Of those that stay only the last is in its place.</summary>
    private void Cut(List<int> groups, int count)
    {
        if (groups.Count <= count)
        {
            return;
        }

        // Quickselect: the side that holds the border is divided again.
        var all = CollectionsMarshal.AsSpan(groups);
        for (var (from, to) = (0, all.Length - 1); from < to;)
        {
            var pivot = all[(from + to) / 2];
            var (left, right) = (from, to);
            while (left <= right)
            {
                while (Compare(all[left], pivot) < 0)
                {
                    left++;
                }

                while (Compare(all[right], pivot) > 0)
                {
                    right--;
                }

                if (left <= right)
                {
                    (all[left], all[right]) = (all[right], all[left]);
                    left++;
                    right--;
                }
            }

            (from, to) = count - 1 <= right ? (from, right) : count - 1 >= left ? (left, to) : (count, count);
        }

        groups.RemoveRange(count, groups.Count - count);
    }

    /// <inheritdoc/>
    public int Compare(int x, int y)
    {
        foreach (var (metric, dimension, descending) in _fields)
        {
            var order = dimension < 0
                ? Compare(metric[x], metric[y], descending)
                : Compare(x, y, dimension) * (descending ? -1 : 1);
            if (order != 0)
            {
                return order;
            }
        }

        for (var dimension = 0; dimension < _dimensions; dimension++)
        {
            var order = Compare(x, y, dimension);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static decimal?[] Values(Metric metric, MergedGroups groups, Currency currency)
    {
        var (values, sums) = (new decimal?[groups.Count], new GroupSums());
        for (var group = 0; group < values.Length; group++)
        {
            groups.Read(group, sums);
            values[group] = MetricValue.Of(metric, sums, currency);
        }

        return values;
    }

    /// <summary>A metric without a value comes last, whatever the direction.</summary>
    private static int Compare(decimal? x, decimal? y, bool descending) => (x, y) switch
    {
        ({ } left, { } right) => descending ? right.CompareTo(left) : left.CompareTo(right),
        _ => (x is null).CompareTo(y is null),
    };

    private int Compare(int x, int y, int dimension)
    {
        var (left, right) = (_groups.ValueOf(x, dimension), _groups.ValueOf(y, dimension));
        return left.Time != right.Time ? left.Time.CompareTo(right.Time) : string.CompareOrdinal(left.Text, right.Text);
    }
}
