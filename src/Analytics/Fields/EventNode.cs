using System.Runtime.InteropServices;

namespace Puffy.Analytics.Fields;

/// <summary>The events of one name, and the fields of their event_data.</summary>
/// <param name="data">The field that is event_data itself.</param>
internal sealed class EventNode(FieldNode data)
{
    private readonly Dictionary<DateOnly, EventWeight> _days = [];

    /// <summary>The field that is event_data itself.</summary>
    public FieldNode Data { get; } = data;

    /// <summary>Totals of the events of each day.</summary>
    public IReadOnlyDictionary<DateOnly, EventWeight> Days => _days;

    /// <summary>Counts an event.</summary>
    public void Count(DateOnly day, EventWeight weight) => CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _) += weight;
}
