using System.Collections.Concurrent;

namespace Puffy.Analytics.Channels;

/// <summary>
/// Gives equal texts one instance, because a shop has few sources and hosts but many sessions. Bounded: texts that come
/// after it is full are instances of their own.
/// </summary>
internal sealed class SharedText
{
    private const int MostTexts = 8192;
    private const int LongestText = 128;
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private int _count;

    public SharedText() => _bySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text as a string.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (_bySpan.TryGetValue(text, out var shared))
        {
            return shared;
        }

        var own = text.ToString();
        if (own.Length <= LongestText && Volatile.Read(ref _count) < MostTexts && _texts.TryAdd(own, own))
        {
            Interlocked.Increment(ref _count);
        }

        return own;
    }
}
