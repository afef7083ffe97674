using System.Runtime.InteropServices;
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
internal readonly ref struct Number(List<int> column) : ISumTerm
{
    private readonly ReadOnlySpan<int> _values = CollectionsMarshal.AsSpan(column);

    public long ValueOf(int row) => _values[row];
}

/// <summary>The long number in a column.</summary>
internal readonly ref struct LongNumber(List<long> column) : ISumTerm
{
    private readonly ReadOnlySpan<long> _values = CollectionsMarshal.AsSpan(column);

    public long ValueOf(int row) => _values[row];
}

/// <summary>One for each row that is true.</summary>
internal readonly ref struct IsTrue(List<bool> column) : ISumTerm
{
    private readonly ReadOnlySpan<bool> _values = CollectionsMarshal.AsSpan(column);

    public long ValueOf(int row) => _values[row] ? 1 : 0;
}

/// <summary>One for each row with a positive number.</summary>
internal readonly ref struct IsPositive(List<int> column) : ISumTerm
{
    private readonly ReadOnlySpan<int> _values = CollectionsMarshal.AsSpan(column);

    public long ValueOf(int row) => _values[row] > 0 ? 1 : 0;
}

/// <summary>One for each row with the number 1.</summary>
internal readonly ref struct IsOne(List<int> column) : ISumTerm
{
    private readonly ReadOnlySpan<int> _values = CollectionsMarshal.AsSpan(column);

    public long ValueOf(int row) => _values[row] == 1 ? 1 : 0;
}

/// <summary>The events of each action that is a page_viewed event.</summary>
internal readonly ref struct PageViewsOf(ActionColumns actions) : ISumTerm
{
    private readonly ReadOnlySpan<int> _kinds = CollectionsMarshal.AsSpan(actions.Actions);
    private readonly ReadOnlySpan<int> _events = CollectionsMarshal.AsSpan(actions.Events);
    private readonly ReadOnlySpan<bool> _areViews = CollectionsMarshal.AsSpan(actions.ArePageViews);

    public long ValueOf(int row) => _areViews[_kinds[row]] ? _events[row] : 0;
}
