using System.Text;
using System.Text.RegularExpressions;
using Puffy.Sample.Chance;

namespace Puffy.Sample.Traffic;

/// <summary>
/// A text with placeholders that are drawn again for each use: <c>{hex}</c> (six upper-case digits, an opaque
/// pseudonym), <c>{id}</c> (ten URL-safe characters, a click id), <c>{minor}</c> (0 to 4) and <c>{patch}</c>
/// (10 to 149), parts of a version.
/// </summary>
internal sealed class Template
{
    private readonly (byte[] Literal, string Placeholder)[] _parts;

    public Template(string text) =>
        _parts = [.. Regex.Matches(text, @"([^{]*)(?:\{(hex|id|minor|patch)\}|$)")
            .Where(part => part.Length > 0)
            .Select(part => (Encoding.UTF8.GetBytes(part.Groups[1].Value), part.Groups[2].Value))];

    /// <summary>True where the template writes nothing at all.</summary>
    public bool IsEmpty => _parts.Length == 0;

    public void WriteTo(Utf8Text text, Dice dice)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            var (literal, placeholder) = _parts[i];
            text.Append(literal);
            var part = dice.At(i);
            switch (placeholder)
            {
                case "hex":
                    text.AppendCoded(part.Bits(Trait.PlaceholderText), 6, Alphabet.Hex);
                    break;
                case "id":
                    text.AppendCoded(part.Bits(Trait.PlaceholderText), 10, Alphabet.UrlSafe);
                    break;
                case "minor":
                    text.AppendNumber(part.Below(Trait.PlaceholderText, 5));
                    break;
                case "patch":
                    text.AppendNumber(10 + part.Below(Trait.PlaceholderText, 140));
                    break;
            }
        }
    }
}
