using Puffy.Analytics.Events;

namespace Puffy.Analytics.EventLogs;

/// <summary>
/// A run of a user's events, the unit in which a journey is stored. A page that grows too long is split, so that an
/// event rewrites one page, however long the journey is.
/// </summary>
public sealed class EventPage
{
    internal EventPage(int number, List<Event> events, bool changed) => (Number, Items, Changed) = (number, events, changed);

    /// <summary>The page's number within its journey; numbers say nothing of the order of pages.</summary>
    public int Number { get; }

    /// <summary>The events, in the order of <see cref="EventOrder"/>.</summary>
    public IReadOnlyList<Event> Events => Items;

    /// <summary>Whether the page differs from what is stored.</summary>
    public bool Changed { get; internal set; }

    internal List<Event> Items { get; }
}
