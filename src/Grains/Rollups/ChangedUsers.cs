using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Puffy.Grains.Rollups;

/// <summary>
/// Whose journeys the latest writes of a shard changed. It is kept only while somebody asks, and only back to a point: a reader that
/// is further behind reads the whole shard again.
/// </summary>
internal sealed class ChangedUsers
{
    /// <summary>With more users to read one by one, to read the shard in one scan takes no longer; and their ids take memory.</summary>
    private const int MostUsers = 100_000;

    private readonly Dictionary<string, long> _lastWrites = new(StringComparer.Ordinal);
    private bool _isWatched;
    private long _from;

    /// <summary>Remembers a write.</summary>
    /// <param name="sequence">The write's number.</param>
    /// <param name="users">The users; default where the sender does not name them.</param>
    public void Add(long sequence, ImmutableArray<string> users)
    {
        if (!_isWatched)
        {
            return;
        }

        if (users.IsDefault)
        {
            Stop();
            return;
        }

        foreach (var user in users)
        {
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastWrites, user, out _);
            last = Math.Max(last, sequence);
        }

        if (_lastWrites.Count > MostUsers)
        {
            Stop();
        }
    }

    /// <summary>Forgets all, where writes were missed.</summary>
    public void Stop()
    {
        _isWatched = false;
        _lastWrites.Clear();
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
        foreach (var (user, last) in _lastWrites)
        {
            if (last <= since)
            {
                _lastWrites.Remove(user);
            }
        }

        _from = since;
        return [.. _lastWrites.Keys];
    }
}
