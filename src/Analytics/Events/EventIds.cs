namespace Puffy.Analytics.Events;

/// <summary>
/// The ids of a user's events as outputs have them: the input's own; the identity where it gave none; and where several events have
/// one id, each is that id, <c>~</c> and the first eight hex digits of its identity. So an id is unique for a user, and loading the
/// outputs again brings the same events.
/// </summary>
public sealed class EventIds
{
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);

    /// <summary>The ids of events.</summary>
    /// <param name="events">All events of a user.</param>
    public EventIds(IReadOnlyList<Event> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        HashSet<string>? alone = null;
        foreach (var item in events)
        {
            if (item.Id.Given is { } given && !(alone ??= new HashSet<string>(StringComparer.Ordinal)).Add(given))
            {
                _shared.Add(given);
                Reused++;
            }
        }

        if (alone?.Any(IsWritten) == true)
        {
            ShareThoseOfOthers(events, alone);
        }
    }

    /// <summary>Events whose id the user has for another event too, the first of each id not counted.</summary>
    public int Reused { get; }

    /// <summary>The id of one of the events.</summary>
    public string this[Event item]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(item);
            return item.Id.Given is not { } given ? item.Id.ToString()
                : _shared.Contains(given) ? $"{given}{EventIdentity.SuffixMark}{item.Id.ToString().AsSpan(0, EventIdentity.SuffixDigits)}"
                : given;
        }
    }

    /// <summary>Whether an id has the form of one that stands in outputs for an event that does not have it itself.</summary>
    private static bool IsWritten(string id) =>
        id.Length == HashText.Length || (id.Length > EventIdentity.SuffixDigits && id[^(EventIdentity.SuffixDigits + 1)] == EventIdentity.SuffixMark);

    /// <summary>A row of an output that was changed and loaded has the id of another event, which keeps it.</summary>
    private void ShareThoseOfOthers(IReadOnlyList<Event> events, HashSet<string> ids)
    {
        int before;
        do
        {
            before = _shared.Count;
            _shared.UnionWith(events.Where(item => this[item] != item.Id.Given).Select(item => this[item]).Where(ids.Contains).ToList());
        }
        while (_shared.Count > before);
    }
}
