using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Decides which pairs of page and event name pass a filter on single events.</summary>
internal static class KindTest
{
    /// <summary>Whether each of <see cref="ActionColumns.Kinds"/> passes.</summary>
    public static bool[] For(Filter filter, ActionColumns actions) => filter switch
    {
        AndFilter and => Join(and.Filters, actions, (left, right) => left && right),
        OrFilter or => Join(or.Filters, actions, (left, right) => left || right),
        NotFilter not => Array.ConvertAll(For(not.Filter, actions), passes => !passes),
        ValueFilter { Dimension: Dimension.Page } page => ByCode(TextTest.For(page, actions.Pages), actions, kind => kind.Page),
        ValueFilter { Dimension: Dimension.EventName } name => ByCode(TextTest.For(name, actions.Names), actions, kind => kind.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Not a filter on single events."),
    };

    private static bool[] ByCode(bool[] passes, ActionColumns actions, Func<(int Page, int Name), int> part) =>
        [.. actions.Kinds.Select(kind => passes[part(kind)])];

    private static bool[] Join(IEnumerable<Filter> filters, ActionColumns actions, Func<bool, bool, bool> join) =>
        filters.Select(filter => For(filter, actions)).Aggregate((left, right) => [.. left.Zip(right, join)]);
}
