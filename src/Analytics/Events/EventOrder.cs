namespace Puffy.Analytics.Events;

/// <summary>The order of a user's events: time, then event name in the order of a visit, page, identity.</summary>
public sealed class EventOrder : IComparer<Event>
{
    /// <summary>The one instance.</summary>
    public static EventOrder Instance { get; } = new();

    private EventOrder()
    {
    }

    /// <inheritdoc/>
    public int Compare(Event? x, Event? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = x.Timestamp.CompareTo(y.Timestamp);
        if (order != 0)
        {
            return order;
        }

        order = EventNames.Rank(x.Name).CompareTo(EventNames.Rank(y.Name));
        if (order != 0)
        {
            return order;
        }

        order = string.CompareOrdinal(x.PageUrl, y.PageUrl);
        return order != 0 ? order : x.Id.CompareTo(y.Id);
    }
}
