using Puffy.Facts.Columns;

namespace Puffy.Facts.Scans;

/// <summary>What a row adds to a sum. Each column has code of its own, without a call for a row.</summary>
internal interface ISumTerm
{
    /// <summary>What it is.</summary>
    long ValueOf(int row);
}

/// <summary>One for each row.</summary>
internal readonly struct One : ISumTerm
{
    public long ValueOf(int row) => 1;
}

/// <summary>The number in a column.</summary>
internal readonly ref struct Number(FactColumn<int> column) : ISumTerm
{
    private readonly ReadOnlySpan<int> _values = column.Span;

    public long ValueOf(int row) => _values[row];
}

/// <summary>The long number in a column.</summary>
internal readonly ref struct LongNumber(FactColumn<long> column) : ISumTerm
{
    private readonly ReadOnlySpan<long> _values = column.Span;

    public long ValueOf(int row) => _values[row];
}

/// <summary>One for each row that is true.</summary>
internal readonly ref struct IsTrue(FactColumn<bool> column) : ISumTerm
{
    private readonly ReadOnlySpan<bool> _values = column.Span;

    public long ValueOf(int row) => _values[row] ? 1 : 0;
}

/// <summary>One for each row with a positive number.</summary>
internal readonly ref struct IsPositive(FactColumn<int> column) : ISumTerm
{
    private readonly ReadOnlySpan<int> _values = column.Span;

    public long ValueOf(int row) => _values[row] > 0 ? 1 : 0;
}

/// <summary>One for each row with the number 1.</summary>
internal readonly ref struct IsOne(FactColumn<int> column) : ISumTerm
{
    private readonly ReadOnlySpan<int> _values = column.Span;

    public long ValueOf(int row) => _values[row] == 1 ? 1 : 0;
}

/// <summary>The events of each action that is a page_viewed event.</summary>
internal readonly ref struct PageViewsOf(ActionColumns actions) : ISumTerm
{
    private readonly ReadOnlySpan<int> _kinds = actions.Actions.Span;
    private readonly ReadOnlySpan<int> _events = actions.Events.Span;
    private readonly ReadOnlySpan<bool> _areViews = actions.ArePageViews.Span;

    public long ValueOf(int row) => _areViews[_kinds[row]] ? _events[row] : 0;
}
