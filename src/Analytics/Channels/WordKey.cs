namespace Puffy.Analytics.Channels;

/// <summary>What is equal in all spellings of a word in a tag: <c>E-Mail</c>, <c>e_mail</c>, <c>e mail</c> and <c>email</c> are one word.</summary>
internal static class WordKey
{
    private static readonly char[] Separators = ['-', '_', ' '];

    /// <summary>The word in lower case, without separators. Empty where nothing else is in it.</summary>
    public static string Of(string word)
    {
        var lower = word.ToLowerInvariant();
        return lower.AsSpan().ContainsAny(Separators) ? string.Concat(lower.Split(Separators)) : lower;
    }

    /// <summary>The keys of what stands before each separator: google and googleads for <c>google_ads-brand</c>.</summary>
    public static IEnumerable<string> OfBeginnings(string words)
    {
        for (var end = words.IndexOfAny(Separators); end >= 0; end = words.IndexOfAny(Separators, end + 1))
        {
            if (Of(words[..end]) is { Length: > 0 } key)
            {
                yield return key;
            }
        }
    }

    /// <summary>A word of several words in all the ways to write it: with spaces, <c>_</c>, <c>-</c> or nothing between.</summary>
    public static IEnumerable<string> Spellings(string word)
    {
        yield return word;
        if (word.AsSpan().ContainsAny(Separators))
        {
            var parts = word.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            yield return string.Join(' ', parts);
            yield return string.Join('_', parts);
            yield return string.Join('-', parts);
            yield return string.Concat(parts);
        }
    }
}
