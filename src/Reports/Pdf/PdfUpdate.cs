using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Puffy.Reports.Pdf;

/// <summary>An incremental update of a PDF that Skia wrote: classic cross-reference table, one section, plain objects.</summary>
internal sealed partial class PdfUpdate
{
    private readonly byte[] _original;
    // Latin-1 throughout, so that each letter is one byte.
    private readonly StringBuilder _added = new();
    private readonly SortedDictionary<int, long> _offsets = [];
    private readonly int _table;
    private readonly string _trailer;
    private readonly int _catalog;

    /// <summary>Opens a file for additions.</summary>
    /// <exception cref="InvalidDataException">The file is not built as Skia builds it.</exception>
    internal PdfUpdate(byte[] pdf)
    {
        _original = pdf;
        // The trailer holds no more than a few references.
        var end = Encoding.Latin1.GetString(pdf.AsSpan(Math.Max(0, pdf.Length - 1024)));
        _table = int.Parse(Find(Start(), end), CultureInfo.InvariantCulture);
        _trailer = Encoding.Latin1.GetString(pdf.AsSpan(_table));
        _catalog = int.Parse(Find(Root(), _trailer), CultureInfo.InvariantCulture);
        NextObject = int.Parse(Find(Size(), _trailer), CultureInfo.InvariantCulture);
    }

    /// <summary>The number that the next added object gets.</summary>
    internal int NextObject { get; private set; }

    /// <summary>Adds an object with the next number.</summary>
    internal void Add(string content) => Write(NextObject++, content);

    /// <summary>Puts entries into the document's catalog.</summary>
    internal void ExtendCatalog(string entries)
    {
        var catalog = _original.AsSpan(Offset(_catalog));
        catalog = catalog[catalog.IndexOf("<<"u8)..catalog.IndexOf("endobj"u8)];
        Write(_catalog, $"{Encoding.Latin1.GetString(catalog[..catalog.LastIndexOf(">>"u8)])}\n{entries}>>");
    }

    /// <summary>The file with its additions.</summary>
    internal byte[] ToArray()
    {
        var table = _original.Length + _added.Length;
        var end = new StringBuilder().Append(_added).Append("xref\n");
        foreach (var (number, offset) in _offsets)
        {
            // The space before the line end is part of an entry, which has 20 bytes.
            end.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");
        }

        var dictionary = Find(Dictionary(), _trailer);
        end.Append("trailer\n<<").Append(Size().Replace(dictionary, string.Create(CultureInfo.InvariantCulture, $"/Size {NextObject}")))
            .Append(CultureInfo.InvariantCulture, $"\n/Prev {_table}>>\nstartxref\n{table}\n%%EOF\n");
        return [.. _original, .. Encoding.Latin1.GetBytes(end.ToString())];
    }

    private void Write(int number, string content)
    {
        _offsets[number] = _original.Length + _added.Length;
        _added.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
    }

    private int Offset(int number)
    {
        var entries = Find(Entries(), _trailer);
        return int.Parse(entries.AsSpan(number * 20, 10), CultureInfo.InvariantCulture);
    }

    private static string Find(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match
            ? match.Groups[1].Value
            : throw new InvalidDataException($"The PDF to extend has no part that matches {pattern}.");

    [GeneratedRegex(@"startxref\s+(\d+)\s+%%EOF\s*$")]
    private static partial Regex Start();

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex Root();

    [GeneratedRegex(@"/Size (\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"trailer\s+<<(.*)>>\s+startxref", RegexOptions.Singleline)]
    private static partial Regex Dictionary();

    [GeneratedRegex(@"^xref\s+0 \d+\s*?\n((?:\d{10} \d{5} [nf]\s{2})+)")]
    private static partial Regex Entries();
}
