using System.Runtime.InteropServices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Sessions;

namespace Puffy.Facts.Columns;

/// <summary>What was done in sessions: a row for each session, page and event name, with the number of events.</summary>
/// <param name="sessions">About how many sessions will come; room is made for them at once.</param>
internal sealed class ActionColumns(int sessions)
{
    /// <summary>Among so many rows of a session an action is looked for one by one; a session with more has a table of them.</summary>
    private const int FewRows = 16;

    private readonly Dictionary<long, int> _codes = [];
    private readonly Dictionary<int, int> _rows = [];

    /// <summary>The session's row.</summary>
    public FactColumn<int> Sessions { get; } = new(sessions);

    /// <summary>What was done, a number into <see cref="Kinds"/>.</summary>
    public FactColumn<int> Actions { get; } = new(sessions);

    /// <summary>How many events.</summary>
    public FactColumn<int> Events { get; } = new(sessions);

    /// <summary>Every event in the order of a session's time, as numbers into <see cref="Kinds"/>.</summary>
    public FactColumn<int> EventKinds { get; } = new(sessions);

    /// <summary>The time of every event, in milliseconds since 1970, UTC.</summary>
    public FactColumn<long> EventTimes { get; } = new(sessions);

    /// <summary>The different pairs of page and event name, as codes of <see cref="Pages"/> and <see cref="Names"/>.</summary>
    public List<(int Page, int Name)> Kinds { get; } = [];

    /// <summary>The paths of pages.</summary>
    public Codebook Pages { get; } = new();

    /// <summary>The names of events.</summary>
    public Codebook Names { get; } = new();

    /// <summary>Whether each of <see cref="Kinds"/> is a page_viewed event.</summary>
    public FactColumn<bool> ArePageViews { get; } = new(0);

    /// <summary>Adds the events of a session.</summary>
    public void Add(int row, Session session)
    {
        var first = Actions.Count;
        for (var i = 0; i < session.Events.Count; i++)
        {
            var item = session.Events[i];
            var code = CodeOf(item);
            EventKinds.Add(code);
            EventTimes.Add(new DateTimeOffset(item.Timestamp).ToUnixTimeMilliseconds());
            if (Find(first, code) is >= 0 and var known)
            {
                Events[known]++;
                continue;
            }

            Sessions.Add(row);
            Actions.Add(code);
            Events.Add(1);
        }
    }

    /// <summary>The row of an action among those of the last session; -1 where it did not come.</summary>
    private int Find(int first, int code)
    {
        var own = Actions.Span[first..];
        if (own.Length <= FewRows)
        {
            return own.IndexOf(code) is >= 0 and var at ? first + at : -1;
        }

        if (own.Length == FewRows + 1)
        {
            _rows.Clear();
        }

        for (var at = _rows.Count; at < own.Length; at++)
        {
            _rows.Add(own[at], first + at);
        }

        return _rows.GetValueOrDefault(code, -1);
    }

    private int CodeOf(Event item)
    {
        var (page, name) = (Pages.Add(PageUrl.Path(item.PageUrl.AsSpan())), Names.Add(item.Name));
        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, ((long)page << 32) | (uint)name, out var isKnown);
        if (!isKnown)
        {
            code = Kinds.Count;
            Kinds.Add((page, name));
            ArePageViews.Add(item.Name == EventNames.PageViewed);
        }

        return code;
    }
}
