using Puffy.Analytics.Events;

namespace Puffy.Analytics.EventLogs;

/// <summary>
/// All events of one user, in order, without repeats: what is stored of a journey, and all that its meaning depends on.
/// The content of a log depends only on the set of events that were offered, not on their order or number.
/// Not safe for concurrent use.
/// </summary>
public sealed class EventLog
{
    /// <summary>The longest page; a page beyond it is split in two.</summary>
    public const int PageCapacity = 512;

    /// <summary>Up to this length a log is searched for an identity directly; an index would cost more than it saves.</summary>
    private const int IndexFrom = 24;

    private readonly List<EventPage> _pages;

    /// <summary>
    /// Pages without an event, of stores of earlier versions. A stored page is never taken back: they stay for the next split.
    /// </summary>
    private readonly Stack<EventPage>? _vacant;
    private Dictionary<EventIdentity, Event>? _index;
    private HashSet<string>? _givenIds;
    private int _nextPage;

    /// <summary>An empty log.</summary>
    public EventLog() => _pages = [];

    /// <summary>A log from its stored pages.</summary>
    /// <param name="pages">Number and events of every page, in any order; the events of each in their order.</param>
    public EventLog(IEnumerable<(int Number, List<Event> Events)> pages)
    {
        _pages = [];
        foreach (var (number, events) in pages)
        {
            var page = new EventPage(number, events, changed: false);
            _nextPage = Math.Max(_nextPage, number + 1);
            Count += events.Count;
            if (events.Count > 0)
            {
                _pages.Add(page);
            }
            else
            {
                (_vacant ??= []).Push(page);
            }
        }

        _pages.Sort((x, y) => EventOrder.Instance.Compare(x.Items[0], y.Items[0]));
    }

    /// <summary>A log from stored pages with the order or identities of an earlier version. All of them must be stored again.</summary>
    /// <param name="pages">Number and events of every page.</param>
    public static EventLog Renewed(IReadOnlyList<(int Number, List<Event> Events)> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var events = pages.SelectMany(page => page.Events).DistinctBy(item => item.Id).Order(EventOrder.Instance).ToList();
        var numbers = pages.Select(page => page.Number).Order().ToList();
        var log = new EventLog(numbers.Select((number, at) => (number, events.Skip(at * PageCapacity).Take(PageCapacity).ToList())));
        foreach (var page in log.Pages)
        {
            page.Changed = true;
        }

        return log;
    }

    /// <summary>Number of events.</summary>
    public int Count { get; private set; }

    /// <summary>Number of pages, empty ones included.</summary>
    public int PageCount => _pages.Count + (_vacant?.Count ?? 0);

    /// <summary>The pages that differ from what is stored.</summary>
    public IEnumerable<EventPage> ChangedPages => Pages.Where(page => page.Changed);

    /// <summary>Every page, empty ones included.</summary>
    public IEnumerable<EventPage> Pages => _vacant is null ? _pages : _pages.Concat(_vacant);

    /// <summary>The events, in the order of <see cref="EventOrder"/>, as an array of its own.</summary>
    public Event[] ToArray()
    {
        var events = new Event[Count];
        var at = 0;
        foreach (var page in _pages)
        {
            page.Items.CopyTo(events, at);
            at += page.Items.Count;
        }

        return events;
    }

    /// <summary>Offers an event to the log.</summary>
    public Acceptance Add(Event offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        if (Find(offered.Id) is not { } known)
        {
            Insert(offered);
            return Acceptance.Accepted;
        }

        if (offered.DataDropped && !known.DataDropped)
        {
            // All else is the same. What was left out of one row was left out, whichever row came first.
            Replace(known, known with { DataDropped = true });
        }

        return known.Source == offered.Source ? Acceptance.Redelivered : Acceptance.Duplicate;
    }

    /// <summary>
    /// Offers an event of a live sender to the log. Live senders repeat what was not acknowledged, and may change it in between; they
    /// keep its id. So an id that the log knows is a redelivery, whatever else of the event changed.
    /// </summary>
    public Acceptance AddLive(Event offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        return offered.Id.Given is { } given && Knows(given) ? Acceptance.Redelivered : Add(offered);
    }

    /// <summary>Offers events to the log, one after the other.</summary>
    /// <param name="offered">The events.</param>
    /// <param name="areLive">A live sender sent them.</param>
    /// <returns>The outcome of each, in their order.</returns>
    public Acceptance[] Add(ReadOnlySpan<Event> offered, bool areLive = false)
    {
        var outcomes = new Acceptance[offered.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = areLive ? AddLive(offered[i]) : Add(offered[i]);
        }

        return outcomes;
    }

    /// <summary>Declares that every page is stored as it is now.</summary>
    public void MarkStored()
    {
        foreach (var page in Pages)
        {
            page.Changed = false;
        }
    }

    private Event? Find(EventIdentity id)
    {
        if (Count >= IndexFrom)
        {
            _index ??= _pages.SelectMany(page => page.Items).ToDictionary(item => item.Id);
            return _index.GetValueOrDefault(id);
        }

        foreach (var page in _pages)
        {
            foreach (var item in page.Items)
            {
                if (item.Id == id)
                {
                    return item;
                }
            }
        }

        return null;
    }

    /// <summary>Whether an event of the log has an id of the input.</summary>
    private bool Knows(string given)
    {
        if (Count >= IndexFrom)
        {
            _givenIds ??= _pages.SelectMany(page => page.Items).Select(item => item.Id.Given).OfType<string>().ToHashSet(StringComparer.Ordinal);
            return _givenIds.Contains(given);
        }

        foreach (var page in _pages)
        {
            foreach (var item in page.Items)
            {
                if (item.Id.Given == given)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Insert(Event added)
    {
        Count++;
        _index?.Add(added.Id, added);
        if (added.Id.Given is { } given)
        {
            _givenIds?.Add(given);
        }

        if (_pages.Count == 0)
        {
            _pages.Add(NewPage([added]));
            return;
        }

        var at = PageOf(added);
        var page = _pages[at];
        page.Items.Insert(~page.Items.BinarySearch(added, EventOrder.Instance), added);
        page.Changed = true;
        if (page.Items.Count > PageCapacity)
        {
            Split(at);
        }
    }

    private void Replace(Event known, Event by)
    {
        var page = _pages[PageOf(known)];
        page.Items[page.Items.BinarySearch(known, EventOrder.Instance)] = by;
        page.Changed = true;
        if (_index is not null)
        {
            _index[by.Id] = by;
        }
    }

    /// <summary>The page that an event belongs to: the last that starts at or before it, else the first.</summary>
    private int PageOf(Event item)
    {
        var (low, high) = (0, _pages.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (EventOrder.Instance.Compare(_pages[middle].Items[0], item) <= 0)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private void Split(int at)
    {
        var page = _pages[at];

        // Events mostly arrive in order: a full last page keeps its events and the newcomer opens the next, so that
        // pages end up full instead of half full.
        var keep = at == _pages.Count - 1 ? PageCapacity : page.Items.Count / 2;
        var upper = page.Items.GetRange(keep, page.Items.Count - keep);
        page.Items.RemoveRange(keep, page.Items.Count - keep);
        _pages.Insert(at + 1, NewPage(upper));
    }

    private EventPage NewPage(List<Event> events)
    {
        if (_vacant is not null && _vacant.TryPop(out var vacant))
        {
            return new EventPage(vacant.Number, events, changed: true);
        }

        // The stored form of page 0 tells how many pages there are.
        foreach (var page in Pages)
        {
            page.Changed |= page.Number == 0;
        }

        return new EventPage(_nextPage++, events, changed: true);
    }
}
