using Puffy.Analytics.Events;

namespace Puffy.Analytics.Fields;

/// <summary>A place in the event_data of the events of one name.</summary>
/// <param name="EventName">The name of the events.</param>
/// <param name="Path">The names that lead to it: <c>revenue</c>, <c>items[].item_price</c>; empty for event_data itself.</param>
[GenerateSerializer, Immutable, Alias("puffy.DataField")]
public readonly record struct DataField(string EventName, string Path) : IComparable<DataField>
{
    /// <summary>The path as reports show it.</summary>
    public string Title => Path.Length == 0 ? "event_data" : Path;

    /// <summary>The field that goes on from this one.</summary>
    public DataField With(string suffix) => new(EventName, Path + suffix);

    /// <summary>Whether this field holds another one, at any depth.</summary>
    public bool Holds(DataField other) =>
        other.EventName == EventName
        && other.Path.Length > Path.Length
        && other.Path.StartsWith(Path, StringComparison.Ordinal)
        && (Path.Length == 0 || other.Path[Path.Length] is '.' or '[');

    /// <summary>
    /// The order in which fields are kept where there are too many of them. Names with digits come last: keys that are made of ids
    /// have no end. A field comes before those that it holds.
    /// </summary>
    public int CompareTo(DataField other)
    {
        var order = Rank.CompareTo(other.Rank);
        order = order == 0 ? string.CompareOrdinal(Path, other.Path) : order;
        return order == 0 ? string.CompareOrdinal(EventName, other.EventName) : order;
    }

    private (bool IsUnknownEvent, bool HasDigit, int Depth, int Length) Rank => (
        EventNames.Rank(EventName) > EventNames.Rank(EventNames.CheckoutCompleted),
        EventName.Any(char.IsAsciiDigit) || Path.Any(char.IsAsciiDigit),
        Path.Length == 0 ? 0 : 1 + Path.Count(letter => letter is '.' or '['),
        Path.Length);

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <(DataField left, DataField right) => left.CompareTo(right) < 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >(DataField left, DataField right) => left.CompareTo(right) > 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <=(DataField left, DataField right) => left.CompareTo(right) <= 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >=(DataField left, DataField right) => left.CompareTo(right) >= 0;
}
