using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Puffy.Analytics.Channels;

/// <summary>
/// Gives pseudonymised campaign tags their names back, as far as the rules' own vocabulary reaches. A value is taken for a
/// pseudonym by its form alone: six digits, 0 to 9 and A to F.
/// </summary>
public sealed class TagPseudonyms
{
    private readonly Lazy<FrozenDictionary<uint, string>> _plain;

    internal TagPseudonyms(IEnumerable<string> words, IEnumerable<string> hosts)
    {
        string[] allWords = [.. words], allHosts = [.. hosts];

        // Thousands of hashes, which only exports with pseudonyms need.
        _plain = new(() => Table(allWords, allHosts));
    }

    /// <summary>The plain value of a pseudonym; empty for the pseudonym of the empty text.</summary>
    /// <returns>False if the value is not a pseudonym, or is one that the vocabulary does not know.</returns>
    public bool TryResolve(ReadOnlySpan<char> value, [NotNullWhen(true)] out string? plain)
    {
        plain = null;
        return Pseudonym.TryParseTag(value, out var digits) && _plain.Value.TryGetValue(digits, out plain);
    }

    /// <summary>Whether a value is a pseudonym that the vocabulary does not know, so that its meaning is lost.</summary>
    public bool IsOpaque(string value) =>
        Pseudonym.TryParseTag(value, out var digits) && !_plain.Value.ContainsKey(digits);

    private static FrozenDictionary<uint, string> Table(string[] words, string[] hosts)
    {
        // Of two values with one pseudonym the first that the rules name is meant.
        var plain = new Dictionary<uint, string> { [Pseudonym.EmptyTag] = "" };
        foreach (var spelling in words.SelectMany(WordKey.Spellings).SelectMany(Cases))
        {
            plain.TryAdd(Pseudonym.OfTag(spelling), spelling);
            plain.TryAdd(Pseudonym.OfTag(spelling.Replace(" ", "%20", StringComparison.Ordinal)), spelling);
            plain.TryAdd(Pseudonym.OfTag(spelling.Replace(' ', '+')), spelling);
        }

        foreach (var host in hosts)
        {
            plain.TryAdd(Pseudonym.OfTag(host), host);
        }

        return plain.ToFrozenDictionary();
    }

    /// <summary>As written, lower, Capitalised (the first letter, and the first of each word), UPPER.</summary>
    private static IEnumerable<string> Cases(string word)
    {
        var lower = word.ToLowerInvariant();
        yield return word;
        yield return lower;
        yield return Capitalised(lower);
        yield return string.Join(' ', lower.Split(' ').Select(Capitalised));
        yield return word.ToUpperInvariant();
    }

    private static string Capitalised(string lower) => lower.Length == 0 ? lower : char.ToUpperInvariant(lower[0]) + lower[1..];
}
