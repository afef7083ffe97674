using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Fields;

/// <summary>A bin of the numbers that a field had on a day, see <see cref="Magnitude"/>.</summary>
/// <param name="Of">The field and the day.</param>
/// <param name="Bin">The bin.</param>
[GenerateSerializer, Immutable, Alias("puffy.FieldMagnitude")]
public readonly record struct FieldMagnitude(FieldDay Of, decimal Bin);

/// <summary>
/// The fields inside event_data by day: a function of the set of events. It holds a bounded number of fields, the first in
/// the order of <see cref="DataField"/>, each counted exactly, and counts the values of all others together. Not safe for concurrent use.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.FieldProfile")]
public sealed class FieldProfile
{
    /// <summary>The most fields that are held, event_data itself included.</summary>
    public const int MostFields = 500;

    /// <summary>Totals of the events of each name.</summary>
    [Id(0)]
    public Tally<EventDay, EventWeight> Events { get; init; } = new();

    /// <summary>How often each field has a value.</summary>
    [Id(1)]
    public Tally<FieldDay, FieldActivity> Fields { get; init; } = new();

    /// <summary>The numbers of each field, as a histogram.</summary>
    [Id(2)]
    public Tally<FieldMagnitude, Count> Magnitudes { get; init; } = new();

    /// <summary>All values, those of fields that are not held included.</summary>
    [Id(3)]
    public long Values { get; private set; }

    /// <summary>The first field that was not held; null where each is.</summary>
    [Id(4)]
    public DataField? Limit { get; private set; }

    /// <summary>Values of fields that are not held.</summary>
    public long ValuesBeyond => Values - Fields.Cells.Values.Sum(cell => cell.Values);

    /// <summary>Adds the fields of other events.</summary>
    public void Merge(FieldProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Events.Merge(other.Events);
        Fields.Merge(other.Fields);
        Magnitudes.Merge(other.Magnitudes);
        Values += other.Values;
        Limit = Lesser(Limit, other.Limit);
        Bound();
    }

    /// <summary>Counts values, whether their fields are held or not.</summary>
    internal void Count(long values, DataField? limit) => (Values, Limit) = (Values + values, Lesser(Limit, limit));

    /// <summary>Leaves out the fields that are too many.</summary>
    internal void Bound()
    {
        var fields = Fields.Cells.Keys.Select(key => key.Field).Concat(Events.Cells.Keys.Select(key => new DataField(key.EventName, string.Empty))).Distinct();
        var inOrder = fields.Order().ToList();
        Limit = inOrder.Count > MostFields ? Lesser(Limit, inOrder[MostFields]) : Limit;
        if (Limit is { } limit && inOrder[^1] >= limit)
        {
            Remove(Events, key => new DataField(key.EventName, string.Empty) >= limit);
            Remove(Fields, key => key.Field >= limit);
            Remove(Magnitudes, key => key.Of.Field >= limit);
        }
    }

    private static DataField? Lesser(DataField? left, DataField? right) => left is { } known && !(right < known) ? known : right;

    private static void Remove<TKey, TCell>(Tally<TKey, TCell> tally, Func<TKey, bool> isBeyond)
        where TKey : notnull
        where TCell : struct, ICell<TCell>
    {
        foreach (var (key, cell) in tally.Cells.Where(cell => isBeyond(cell.Key)).ToList())
        {
            tally.Add(key, cell, sign: -1);
        }
    }
}
