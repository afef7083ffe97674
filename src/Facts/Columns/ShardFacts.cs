using System.Runtime.InteropServices;
using Puffy.Analytics.Journeys;

namespace Puffy.Facts.Columns;

/// <summary>
/// The facts of some users, such as those of a shard: columns from which questions are answered. Every user is there once, so that
/// users are counted exactly, and counts of different shards add up.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
public sealed class ShardFacts
{
    /// <summary>Below so many rows it is not worth the trouble to make room.</summary>
    private const int FewRows = 1_024;

    private readonly Dictionary<string, (int First, int Count)> _rows;
    private readonly List<string> _users;
    private int _dead;

    /// <summary>Null while it has to be found again.</summary>
    private SessionSpan? _span;

    /// <summary>Facts of nobody yet.</summary>
    /// <param name="users">About how many users will come; room is made for them at once.</param>
    public ShardFacts(int users = 0)
    {
        _rows = new(users, StringComparer.Ordinal);
        _users = new(users);
        (Sessions, Actions) = (new(users), new(users));
    }

    /// <summary>The users' sessions.</summary>
    internal SessionColumns Sessions { get; }

    /// <summary>What was done in them.</summary>
    internal ActionColumns Actions { get; }

    /// <summary>The orders placed in them.</summary>
    internal OrderColumns Orders { get; } = new();

    /// <summary>Those sessions that can be recent.</summary>
    internal RecentRows Recent { get; } = new();

    /// <summary>The id of a user by its number.</summary>
    internal string UserId(int user) => _users[user];

    /// <summary>The row of a user's session by its number, from 1; -1 where there is none.</summary>
    internal int RowOf(string userId, int session) =>
        _rows.TryGetValue(userId, out var rows) && session >= 1 && session <= rows.Count ? rows.First + session - 1 : -1;

    /// <summary>The number of a user; -1 where the user has no session.</summary>
    internal int NumberOf(string userId) => _rows.TryGetValue(userId, out var rows) ? Sessions.Users[rows.First] : -1;

    /// <summary>The row of a user's last session that began by a time, in milliseconds since 1970, UTC; -1 where there is none.</summary>
    internal int RowAt(string userId, long time)
    {
        var (first, count) = _rows.GetValueOrDefault(userId);
        for (var row = first + count - 1; row >= first; row--)
        {
            if (Sessions.StartedAt[row] <= time)
            {
                return row;
            }
        }

        return -1;
    }

    /// <summary>How many users have sessions.</summary>
    public int UserCount => _rows.Count;

    /// <summary>How many sessions there are.</summary>
    public int SessionCount => Sessions.Count - _dead;

    /// <summary>The time that the sessions take up; null without sessions.</summary>
    public SessionSpan? Span => SessionCount == 0 ? null : _span ??= FindSpan();

    /// <summary>A span of time that holds every session's start and every order, in milliseconds since 1970, UTC.</summary>
    internal (long First, long Last) Times { get; private set; } = (0, 0);

    /// <summary>
    /// Whether most rows belong to users who have been replaced since. The facts should then be built again from the journeys,
    /// which also drops texts that no session has any more.
    /// </summary>
    public bool IsWorn => _dead > FewRows && _dead > SessionCount;

    /// <summary>Replaces what is there of a user by the user's journey.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="journey">The journey; null where the user has none any more.</param>
    public void Replace(string userId, Journey? journey)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, userId, out var isKnown);
        if (isKnown)
        {
            Remove(rows.First, rows.Count);
        }

        if (journey is { Sessions.Count: > 0 })
        {
            rows = (Sessions.Count, journey.Sessions.Count);
            Add(userId, journey);
        }
        else
        {
            _rows.Remove(userId);
        }
    }

    private void Remove(int first, int count)
    {
        // Nothing of somebody who was erased stays here.
        _users[Sessions.Users[first]] = string.Empty;
        for (var row = first; row < first + count; row++)
        {
            Sessions.Users[row] = -1;
        }

        _dead += count;
        _span = null;
    }

    private void Add(string userId, Journey journey)
    {
        var (user, first) = (_users.Count, Sessions.Count);
        _users.Add(userId);
        Widen(new SessionSpan(Milliseconds(journey.FirstSeenAt), Milliseconds(journey.Sessions[^1].StartedAt), Milliseconds(journey.LastSeenAt)));
        var order = Orders.Count;
        for (var i = 0; i < journey.Sessions.Count; i++)
        {
            var session = journey.Sessions[i];
            Sessions.Add(user, session, order, Actions);
            Actions.Add(first + i, session);
            Recent.Add(first + i);
            order += session.Orders;
        }

        foreach (var placed in journey.Orders)
        {
            // A window holds sessions that follow each other, numbered from 1.
            Orders.Add(placed, first + placed.Window[0].Number - 1);
        }
    }

    private void Widen(SessionSpan own)
    {
        Times = Sessions.Count == 0 ? (own.FirstStart, own.LastEvent) : (Math.Min(Times.First, own.FirstStart), Math.Max(Times.Last, own.LastEvent));
        if (_span is { } span)
        {
            _span = span.And(own);
        }
    }

    private SessionSpan FindSpan()
    {
        var span = new SessionSpan(long.MaxValue, long.MinValue, long.MinValue);
        for (var row = 0; row < Sessions.Count; row++)
        {
            if (Sessions.Users[row] >= 0)
            {
                span = span.And(new SessionSpan(Sessions.StartedAt[row], Sessions.StartedAt[row], Sessions.StartedAt[row] + Sessions.Milliseconds[row]));
            }
        }

        return span;
    }

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();
}
