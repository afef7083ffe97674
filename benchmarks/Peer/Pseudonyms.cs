using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Puffy.Benchmarks.Peer;

/// <summary>The plain words of the pseudonyms that exports put in the place of tags.</summary>
internal static partial class Pseudonyms
{
    /// <summary>What is equal in all spellings of a word.</summary>
    public static string Key(string word) => Separators().Replace(word.ToLowerInvariant(), string.Empty);

    /// <summary>
    /// Words by the first six digits of their MD5: in each spelling as written, lower, Capitalised and UPPER, spaces also as %20 and +; hosts as
    /// they are. The first word of a pseudonym has it.
    /// </summary>
    public static Dictionary<string, string> OfTags(IEnumerable<string> words, IEnumerable<string> hosts)
    {
        var pseudonyms = new Dictionary<string, string> { [Digits(string.Empty)] = string.Empty };
        foreach (var spelling in words.SelectMany(Spellings))
        {
            var lower = spelling.ToLowerInvariant();
            foreach (var form in new[] { spelling, lower, Capital(lower), string.Join(' ', lower.Split(' ').Select(Capital)), spelling.ToUpperInvariant() })
            {
                foreach (var written in new[] { form, form.Replace(" ", "%20", StringComparison.Ordinal), form.Replace(' ', '+') })
                {
                    pseudonyms.TryAdd(Digits(written), form);
                }
            }
        }

        foreach (var host in hosts)
        {
            pseudonyms.TryAdd(Digits(host), host);
        }

        return pseudonyms;
    }

    private static IEnumerable<string> Spellings(string word)
    {
        var parts = Separators().Split(word);
        return parts.Length == 1 ? [word] : [word, string.Join(' ', parts), string.Join('_', parts), string.Join('-', parts), string.Concat(parts)];
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

#pragma warning disable CA5351 // The exports use it; nothing is protected by it.
    private static string Digits(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text)))[..6];
#pragma warning restore CA5351

    [GeneratedRegex("[-_ ]+")]
    private static partial Regex Separators();
}
