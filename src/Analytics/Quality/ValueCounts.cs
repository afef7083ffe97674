using System.Runtime.InteropServices;

namespace Puffy.Analytics.Quality;

/// <summary>
/// How often each value occurs, such as an event name. Values come from outside and may be countless, so that at most
/// <see cref="Capacity"/> of them are counted separately and the rest together. Not safe for concurrent use.
/// </summary>
public sealed class ValueCounts
{
    /// <summary>The most values that are counted separately.</summary>
    public const int Capacity = 10_000;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>How many values are counted separately.</summary>
    public int Distinct => _counts.Count;

    /// <summary>Occurrences of all values.</summary>
    public long Total { get; private set; }

    /// <summary>Occurrences of values that came when <see cref="Capacity"/> was reached.</summary>
    public long Rest => Total - _counts.Values.Sum();

    /// <summary>How often a value occurs; 0 for one that is unknown or in the rest.</summary>
    public long this[string value] => _counts.GetValueOrDefault(value);

    /// <summary>The values that are counted separately, the most frequent first, those of one count by name.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ByCount() =>
        [.. _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>Counts a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">How often it occurred.</param>
    public void Add(string value, long count = 1)
    {
        Total += count;
        if (_counts.Count < Capacity || _counts.ContainsKey(value))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _) += count;
        }
    }

    /// <summary>Adds other counts.</summary>
    public void Merge(ValueCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (value, count) in other._counts)
        {
            Add(value, count);
        }

        Total += other.Rest;
    }
}
