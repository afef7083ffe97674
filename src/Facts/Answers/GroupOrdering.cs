using System.Collections.Immutable;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>Puts groups in order. No two groups are alike in it, so that pages of an answer never overlap.</summary>
internal sealed class GroupOrdering : IComparer<(ImmutableArray<GroupValue> Key, ImmutableArray<decimal?> Metrics)>
{
    private readonly FactQuestion _question;
    private readonly (int Metric, int Dimension, bool Descending)[] _fields;

    /// <summary>The order that a question asks for; by default time ascending, then the first metric descending.</summary>
    public GroupOrdering(FactQuestion question)
    {
        _question = question;
        var asked = question.OrderBy.IsDefaultOrEmpty
            ? [.. question.Dimensions.Where(DimensionNames.IsTime).Select(time => new GroupOrder(null, time, Descending: false)), new(question.Metrics[0], null, Descending: true)]
            : question.OrderBy;
        _fields = [.. asked.Select(order => (
            order.Metric is { } metric ? question.Metrics.IndexOf(metric) : -1,
            order.Dimension is { } dimension ? question.Dimensions.IndexOf(dimension) : -1,
            order.Descending))];
    }

    /// <inheritdoc/>
    public int Compare(
        (ImmutableArray<GroupValue> Key, ImmutableArray<decimal?> Metrics) x, (ImmutableArray<GroupValue> Key, ImmutableArray<decimal?> Metrics) y)
    {
        foreach (var (metric, dimension, descending) in _fields)
        {
            var order = metric >= 0
                ? Compare(x.Metrics[metric], y.Metrics[metric], descending)
                : Compare(x.Key[dimension], y.Key[dimension]) * (descending ? -1 : 1);
            if (order != 0)
            {
                return order;
            }
        }

        for (var i = 0; i < _question.Dimensions.Length; i++)
        {
            var order = Compare(x.Key[i], y.Key[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>A metric without a value comes last, whatever the direction.</summary>
    private static int Compare(decimal? x, decimal? y, bool descending) => (x, y) switch
    {
        ({ } left, { } right) => descending ? right.CompareTo(left) : left.CompareTo(right),
        _ => (x is null).CompareTo(y is null),
    };

    private static int Compare(GroupValue x, GroupValue y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : string.CompareOrdinal(x.Text, y.Text);
}
