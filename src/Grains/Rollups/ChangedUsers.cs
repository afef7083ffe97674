using System.Collections.Immutable;

namespace Puffy.Grains.Rollups;

/// <summary>
/// Whose journeys the latest writes of a shard changed. It is kept only while somebody asks, and only back to a point: a reader that
/// is further behind reads the whole shard again.
/// </summary>
internal sealed class ChangedUsers
{
    /// <summary>With more users to read one by one, to read the shard in one scan takes no longer.</summary>
    private const int MostUsers = 50_000;

    private readonly List<(long Sequence, ImmutableArray<string> Users)> _writes = [];
    private bool _isWatched;
    private long _from;
    private int _users;

    /// <summary>Remembers a write.</summary>
    /// <param name="sequence">The write's number.</param>
    /// <param name="users">The users; default where the sender does not name them.</param>
    public void Add(long sequence, ImmutableArray<string> users)
    {
        if (!_isWatched)
        {
            return;
        }

        if (users.IsDefault || _users + users.Length > MostUsers)
        {
            Stop();
            return;
        }

        _writes.Add((sequence, users));
        _users += users.Length;
    }

    /// <summary>Forgets all, where writes were missed.</summary>
    public void Stop()
    {
        _isWatched = false;
        _writes.Clear();
        _users = 0;
    }

    /// <summary>The users whom the writes after a number changed; from now on writes are remembered.</summary>
    /// <param name="since">The number.</param>
    /// <param name="through">The number up to which all writes are applied.</param>
    /// <returns>Null where that is not known.</returns>
    public ImmutableArray<string>? Since(long since, long through)
    {
        if (!_isWatched || since < _from)
        {
            Stop();
            (_isWatched, _from) = (true, through);
            return null;
        }

        // There is one reader: what it has seen is not asked for again.
        _users -= _writes.Where(write => write.Sequence <= since).Sum(write => write.Users.Length);
        _writes.RemoveAll(write => write.Sequence <= since);
        _from = since;
        return [.. _writes.SelectMany(write => write.Users).Distinct(StringComparer.Ordinal)];
    }
}
