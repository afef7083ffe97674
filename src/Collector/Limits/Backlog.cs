using System.Collections.Concurrent;

namespace Puffy.Collector.Limits;

/// <summary>
/// Bounds what is under way, so that memory and waiting stay bounded: events that are not durable yet, and bytes of bodies. One key
/// gets at most half of the events, so that others always find room.
/// </summary>
/// <param name="events">The most events under way.</param>
/// <param name="bytes">The most bytes of bodies under way.</param>
internal sealed class Backlog(int events, long bytes)
{
    private readonly ConcurrentDictionary<string, int> _ofKeys = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _events;
    private long _bytes;

    /// <summary>Events under way.</summary>
    public int Events => Volatile.Read(ref _events);

    /// <summary>Takes room for events.</summary>
    /// <returns>Whether there was room; if so, <see cref="Leave"/> has to give it back.</returns>
    public bool TryEnter(string key, int count)
    {
        lock (_gate)
        {
            var ofKey = _ofKeys.GetValueOrDefault(key);
            if (_events + count > events || ofKey + count > events / 2)
            {
                return false;
            }

            _events += count;
            _ofKeys[key] = ofKey + count;
            return true;
        }
    }

    /// <summary>Gives room for events back.</summary>
    public void Leave(string key, int count)
    {
        lock (_gate)
        {
            _events -= count;
            _ofKeys[key] -= count;
        }
    }

    /// <summary>Takes room for the bytes of a body.</summary>
    /// <returns>Whether there was room; if so, <see cref="Release"/> has to give it back.</returns>
    public bool TryHold(long count)
    {
        lock (_gate)
        {
            if (_bytes + count > bytes)
            {
                return false;
            }

            _bytes += count;
            return true;
        }
    }

    /// <summary>Gives room for bytes back.</summary>
    public void Release(long count)
    {
        lock (_gate)
        {
            _bytes -= count;
        }
    }
}
