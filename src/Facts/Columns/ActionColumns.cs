using Puffy.Analytics.Events;
using Puffy.Analytics.Sessions;

namespace Puffy.Facts.Columns;

/// <summary>What was done in sessions: a row for each session, page and event name, with the number of events.</summary>
internal sealed class ActionColumns
{
    private readonly Dictionary<(int Page, int Name), int> _codes = [];
    private readonly Dictionary<int, int> _counts = [];

    /// <summary>The session's row.</summary>
    public List<int> Sessions { get; } = [];

    /// <summary>What was done, a number into <see cref="Kinds"/>.</summary>
    public List<int> Actions { get; } = [];

    /// <summary>How many events.</summary>
    public List<int> Events { get; } = [];

    /// <summary>Every event in the order of a session's time, as numbers into <see cref="Kinds"/>.</summary>
    public List<int> EventKinds { get; } = [];

    /// <summary>The time of every event, in milliseconds since 1970, UTC.</summary>
    public List<long> EventTimes { get; } = [];

    /// <summary>The different pairs of page and event name, as codes of <see cref="Pages"/> and <see cref="Names"/>.</summary>
    public List<(int Page, int Name)> Kinds { get; } = [];

    /// <summary>The paths of pages.</summary>
    public Codebook Pages { get; } = new();

    /// <summary>The names of events.</summary>
    public Codebook Names { get; } = new();

    /// <summary>Whether each of <see cref="Kinds"/> is a page_viewed event.</summary>
    public List<bool> ArePageViews { get; } = [];

    /// <summary>Adds the events of a session.</summary>
    public void Add(int row, Session session)
    {
        _counts.Clear();
        foreach (var item in session.Events)
        {
            var code = CodeOf(item);
            EventKinds.Add(code);
            EventTimes.Add(new DateTimeOffset(item.Timestamp).ToUnixTimeMilliseconds());
            _counts[code] = _counts.GetValueOrDefault(code) + 1;
        }

        foreach (var (code, count) in _counts)
        {
            Sessions.Add(row);
            Actions.Add(code);
            Events.Add(count);
        }
    }

    private int CodeOf(Event item)
    {
        var kind = (Pages.Add(PageUrl.Path(item.PageUrl)), Names.Add(item.Name));
        if (!_codes.TryGetValue(kind, out var code))
        {
            code = Kinds.Count;
            _codes.Add(kind, code);
            Kinds.Add(kind);
            ArePageViews.Add(item.Name == EventNames.PageViewed);
        }

        return code;
    }
}
