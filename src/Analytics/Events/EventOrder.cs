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

    /// <summary>
    /// Which of two rows that carry one identity is kept. An input that gives ids may give one id to two different
    /// rows; to keep the first to arrive would make the result depend on arrival, so the first by content is kept.
    /// </summary>
    /// <returns>Negative where <paramref name="x"/> is kept, positive where <paramref name="y"/> is, zero where they are alike.</returns>
    public static int CompareContent(Event x, Event y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = Instance.Compare(x, y);
        order = order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
        order = order != 0 ? order : string.CompareOrdinal(x.Referrer, y.Referrer);
        order = order != 0 ? order : string.CompareOrdinal(x.Data, y.Data);
        order = order != 0 ? order : string.CompareOrdinal(x.UserAgent, y.UserAgent);
        return order != 0 ? order : x.DataDropped.CompareTo(y.DataDropped);
    }
}
