using System.Collections.Concurrent;

namespace Puffy.Analytics.Channels;

/// <summary>
/// Remembers the results for texts, because a shop has few sources and hosts but many sessions. Bounded: texts that come
/// after it is full are computed each time, so that made-up texts in an export do not fill the memory.
/// </summary>
internal sealed class BoundedCache<T>
    where T : class
{
    private const int MostTexts = 8192;
    private const int LongestText = 128;
    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Func<string, T> _make;
    private int _count;

    /// <summary>A cache of a function's results by text.</summary>
    public BoundedCache(Func<string, T> make)
    {
        _make = make;
        _bySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The function's result for a text.</summary>
    public T this[ReadOnlySpan<char> text]
    {
        get
        {
            if (_bySpan.TryGetValue(text, out var known))
            {
                return known;
            }

            var key = text.ToString();
            var made = _make(key);
            if (key.Length <= LongestText && Volatile.Read(ref _count) < MostTexts && _known.TryAdd(key, made))
            {
                Interlocked.Increment(ref _count);
            }

            return made;
        }
    }
}
