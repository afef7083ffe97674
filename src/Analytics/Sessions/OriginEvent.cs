using Puffy.Analytics.Channels;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Sessions;

/// <summary>The event of a session that says where the session came from.</summary>
internal static class OriginEvent
{
    /// <summary>
    /// The first event that has a page; the very first where that names a referrer of its own, or where no event has a page.
    /// A pop-up or a server may send an event without a page before the page itself arrives.
    /// </summary>
    public static Event Of(ArraySegment<Event> events)
    {
        var first = events[0];
        return !string.IsNullOrWhiteSpace(first.PageUrl) || !HostName.Of(first.Referrer).IsEmpty ? first : Landing(events) ?? first;
    }

    /// <summary>The first event that has a page; null where none has.</summary>
    public static Event? Landing(ArraySegment<Event> events)
    {
        foreach (var item in events)
        {
            if (!string.IsNullOrWhiteSpace(item.PageUrl))
            {
                return item;
            }
        }

        return null;
    }
}
