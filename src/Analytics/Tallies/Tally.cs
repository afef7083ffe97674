using System.Runtime.InteropServices;

namespace Puffy.Analytics.Tallies;

/// <summary>Figures by key. A key whose figure returns to zero disappears. Not safe for concurrent use.</summary>
/// <typeparam name="TKey">What is counted by, such as a day and a channel.</typeparam>
/// <typeparam name="TCell">What is counted.</typeparam>
[GenerateSerializer, Alias("puffy.Tally`2")]
public sealed class Tally<TKey, TCell>
    where TKey : notnull
    where TCell : struct, ICell<TCell>
{
    [Id(0)]
    private readonly Dictionary<TKey, TCell> _cells;

    /// <summary>No figures.</summary>
    public Tally() => _cells = [];

    private Tally(Dictionary<TKey, TCell> cells) => _cells = cells;

    /// <summary>The figures that are not zero, in no particular order.</summary>
    public IReadOnlyDictionary<TKey, TCell> Cells => _cells;

    /// <summary>The figure of a key; zero where there is none.</summary>
    public TCell this[TKey key] => _cells.GetValueOrDefault(key);

    /// <summary>Adds a figure, or takes it back.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cell">The figure.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void Add(TKey key, TCell cell, int sign = 1)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, key, out _);
        sum += sign > 0 ? cell : -cell;
        if (sum.Equals(default))
        {
            _cells.Remove(key);
        }
    }

    /// <summary>Adds all figures of another tally.</summary>
    public void Merge(Tally<TKey, TCell> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (key, cell) in other._cells)
        {
            Add(key, cell);
        }
    }

    /// <summary>The same figures, which later changes of these do not touch.</summary>
    public Tally<TKey, TCell> Copy() => new(new Dictionary<TKey, TCell>(_cells));

    /// <summary>The number of keys whose figures differ between two tallies; zero where they hold the same.</summary>
    public int DifferencesFrom(Tally<TKey, TCell> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _cells.Count(pair => !other[pair.Key].Equals(pair.Value)) + other._cells.Keys.Count(key => !_cells.ContainsKey(key));
    }
}
