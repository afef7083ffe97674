using System.Globalization;
using Spectre.Console.Rendering;

namespace Puffy.Client.Terminal;

/// <summary>
/// Breaks text into lines: between words, and inside a word only where it is longer than a line. A number and its unit, with a space
/// between them that does not break, stay together; the space is then written as any other.
/// </summary>
internal static class Wrapping
{
    /// <summary>After these a long word, such as a path or an address, is broken rather than elsewhere.</summary>
    private const string Breaks = "/\\_-.,;:&?=|";

    /// <summary>How many columns of a terminal a text takes: those of East Asia take two a letter.</summary>
    public static int Width(string text) => new Segment(text).CellCount();

    /// <summary>The lines of a text.</summary>
    /// <param name="text">Text without line ends.</param>
    /// <param name="width">Columns of a line, at least 1.</param>
    /// <param name="indent">Spaces before every line but the first.</param>
    public static IReadOnlyList<string> Lines(string text, int width, int indent = 0)
    {
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in text.Split(' '))
        {
            var joined = line.Length == 0 || string.IsNullOrWhiteSpace(line) ? line + word : $"{line} {word}";
            if (Width(joined) <= width)
            {
                line = joined;
                continue;
            }

            // A word that needs several lines anyway begins on the current one, if it finds room for more than a stump.
            var room = width - Width(line) - 1;
            if (Width(word) > width - indent && !string.IsNullOrWhiteSpace(line) && room > width / 3)
            {
                var first = Piece(word, room, least: room / 2);
                lines.Add($"{line} {first}");
                line = new string(' ', indent) + Rest(word[first.Length..]);
            }
            else
            {
                AddIfAny(line);
                line = (lines.Count > 0 ? new string(' ', indent) : string.Empty) + Rest(word);
            }
        }

        AddIfAny(line);
        return lines.Count == 0 ? [string.Empty] : [.. lines.Select(line => line.Replace('\u00A0', ' '))];

        string Rest(string word)
        {
            var space = width - (lines.Count > 0 ? indent : 0);
            while (Width(word) > space)
            {
                var piece = Piece(word, space, least: space / 2);
                lines.Add((lines.Count > 0 ? new string(' ', indent) : string.Empty) + piece);
                word = word[piece.Length..];
                space = width - indent;
            }

            return word;
        }

        void AddIfAny(string line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line.TrimEnd());
            }
        }
    }

    /// <summary>The longest word that may not be broken: of a title also the parts between underscores.</summary>
    public static int LongestPart(string title) => Parts(title).Max(Width);

    /// <summary>The lines of a column's title, which may also be broken after an underscore.</summary>
    public static IReadOnlyList<string> TitleLines(string title, int width)
    {
        var lines = new List<string> { string.Empty };
        foreach (var part in Parts(title))
        {
            var joined = lines[^1].Length == 0 || lines[^1][^1] == '_' ? lines[^1] + part : $"{lines[^1]} {part}";
            if (lines[^1].Length == 0 || Width(joined) <= width)
            {
                lines[^1] = joined;
            }
            else
            {
                lines.Add(part);
            }
        }

        return lines;
    }

    private static string[] Parts(string title) => title.Replace("_", "_ ", StringComparison.Ordinal).Split(' ');

    /// <summary>The beginning of a word, as much as fits.</summary>
    private static string Piece(string word, int width, int least)
    {
        var (end, good, taken) = (0, 0, 0);
        while (end < word.Length)
        {
            var length = StringInfo.GetNextTextElementLength(word, end);
            taken += Width(word.Substring(end, length));
            if (taken > width && end > 0)
            {
                break;
            }

            end += length;
            if (end < word.Length && Breaks.Contains(word[end - 1], StringComparison.Ordinal) && !char.IsAsciiDigit(word[end]))
            {
                good = end;
            }
        }

        return word[..(end < word.Length && good >= least && good > 0 ? good : end)];
    }
}
