using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Puffy.Analytics.Devices;

/// <summary>
/// Remembers the devices of user agents that were read recently: a shop sees some thousands of them again and again. What
/// was asked for since the last change of generation is kept, so that any number of user agents takes bounded memory.
/// </summary>
internal sealed class RecentDevices
{
    /// <summary>At most twice as many are remembered.</summary>
    public const int Generation = 10_000;

    private volatile ConcurrentDictionary<string, Device> _recent = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, Device> _older = new(StringComparer.Ordinal);

    /// <summary>How many are remembered.</summary>
    public int Count => _recent.Count + _older.Count;

    /// <summary>The device of a user agent that is remembered.</summary>
    public bool TryGet(string userAgent, [NotNullWhen(true)] out Device? device)
    {
        if (_recent.TryGetValue(userAgent, out device))
        {
            return true;
        }

        if (!_older.TryGetValue(userAgent, out device))
        {
            return false;
        }

        Add(userAgent, device);
        return true;
    }

    /// <summary>Remembers a device.</summary>
    public void Add(string userAgent, Device device)
    {
        var recent = _recent;
        if (recent.TryAdd(userAgent, device) && recent.Count >= Generation)
        {
            // Of several that come here at once, one starts the generation.
            var next = new ConcurrentDictionary<string, Device>(StringComparer.Ordinal);
            if (Interlocked.CompareExchange(ref _recent, next, recent) == recent)
            {
                _older = recent;
            }
        }
    }
}
