using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Fields;

/// <summary>The events of one name on one UTC day.</summary>
/// <param name="Day">The day.</param>
/// <param name="EventName">The name.</param>
[GenerateSerializer, Immutable, Alias("puffy.EventDay")]
public readonly record struct EventDay(DateOnly Day, string EventName);

/// <summary>Totals of events, with event_data or without: the whole that fields are a part of.</summary>
/// <param name="Events">Accepted events.</param>
/// <param name="Orders">Those of them that are orders.</param>
/// <param name="Revenue">Revenue of these orders in the main currency.</param>
[GenerateSerializer, Immutable, Alias("puffy.EventWeight")]
public readonly record struct EventWeight(long Events, long Orders, decimal Revenue) : ICell<EventWeight>
{
    /// <inheritdoc/>
    public static EventWeight operator +(EventWeight left, EventWeight right) =>
        new(left.Events + right.Events, left.Orders + right.Orders, left.Revenue + right.Revenue);

    /// <inheritdoc/>
    public static EventWeight operator -(EventWeight value) => new(-value.Events, -value.Orders, -value.Revenue);
}
