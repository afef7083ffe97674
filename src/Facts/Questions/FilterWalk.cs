using System.Collections.Immutable;

namespace Puffy.Facts.Questions;

/// <summary>What a filter says as a whole.</summary>
internal static class FilterWalk
{
    /// <summary>The filter and all within it.</summary>
    public static IEnumerable<Filter> Parts(Filter filter)
    {
        yield return filter;
        foreach (var part in Inner(filter).SelectMany(Parts))
        {
            yield return part;
        }
    }

    /// <summary>How many levels it has; a comparison of values has one.</summary>
    public static int Depth(Filter filter) => filter is NotFilter { Filter: HasDoneFilter done }
        ? Depth(done) // has_not_done, one level as it is written
        : 1 + Inner(filter).Select(Depth).DefaultIfEmpty().Max();

    /// <summary>Whether a page or an event name stands in it outside has_done: it is then a condition on single events.</summary>
    public static bool SpeaksOfEvents(Filter filter) => filter switch
    {
        ValueFilter value => value.Dimension.IsOfEvents(),
        HasDoneFilter => false,
        _ => Inner(filter).Any(SpeaksOfEvents),
    };

    private static ImmutableArray<Filter> Inner(Filter filter) => filter switch
    {
        AndFilter and => and.Filters,
        OrFilter or => or.Filters,
        NotFilter not => [not.Filter],
        HasDoneFilter done => [done.Filter],
        _ => [],
    };
}
