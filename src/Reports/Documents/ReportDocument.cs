using System.Globalization;
using System.Text;
using Puffy.Reports.Pdf;

namespace Puffy.Reports.Documents;

/// <summary>A report in the making: written block by block, read as Markdown or as a PDF.</summary>
/// <remarks>
/// Texts are Markdown by default, so that a sentence can hold emphasis; pass data through
/// <see cref="MarkdownText.Escape"/> or <see cref="MarkdownText.Code"/>. Not for concurrent use.
/// </remarks>
internal sealed class ReportDocument
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, byte[]> _images = new(StringComparer.Ordinal);

    /// <summary>The bytes of each image, by the file name under which the Markdown names it.</summary>
    public IReadOnlyDictionary<string, byte[]> Images => _images;

    /// <summary>A heading; level 1 is the highest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1 to 6.</exception>
    public ReportDocument Heading(int level, string text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        return Block($"{new string('#', level)} {text}");
    }

    /// <summary>A paragraph.</summary>
    public ReportDocument Paragraph(string text) => Block(text);

    /// <summary>A list with bullets; an item's further lines belong to it.</summary>
    public ReportDocument Bullets(params IEnumerable<string> items) => Block(List(items, _ => "- "));

    /// <summary>A list with numbers from 1; an item's further lines belong to it.</summary>
    public ReportDocument Numbered(params IEnumerable<string> items) =>
        Block(List(items, at => string.Create(CultureInfo.InvariantCulture, $"{at + 1}. ")));

    /// <summary>A table. A bar in a cell is taken as text, a line end as a space.</summary>
    /// <exception cref="ArgumentException">The columns are empty, or a row lacks a cell for one.</exception>
    public ReportDocument Table(IReadOnlyList<DocumentColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0)
        {
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        }

        var lines = new List<string> { Row(columns.Select(column => MarkdownText.Escape(column.Title))), Row(columns.Select(Ruler)) };
        foreach (var (at, row) in rows.Index())
        {
            if (row.Count != columns.Count)
            {
                throw new ArgumentException($"Row {at + 1} has {row.Count} cells for {columns.Count} columns.", nameof(rows));
            }

            lines.Add(Row(row.Select(Cell)));
        }

        return Block(string.Join('\n', lines));
    }

    /// <summary>A picture, with an optional caption under it.</summary>
    /// <param name="fileName">Its file next to the report, as a relative path with <c>/</c>.</param>
    /// <param name="png">Its bytes.</param>
    /// <param name="alternative">What it shows, for those who cannot see it; plain text.</param>
    /// <param name="caption">Plain text.</param>
    public ReportDocument Image(string fileName, byte[] png, string alternative, string? caption = null) =>
        ImageRow((fileName, png, alternative, caption));

    /// <summary>
    /// Pictures side by side, each with an optional caption: see <see cref="Image"/>. A chart for half a page stays readable
    /// at a width of about 800 pixels, as its text then has the size that it has in a full one of 1600.
    /// </summary>
    public ReportDocument ImageRow(params IEnumerable<(string FileName, byte[] Png, string Alternative, string? Caption)> images)
    {
        var links = new List<string>();
        foreach (var (fileName, png, alternative, caption) in images)
        {
            _images[fileName] = png;
            var title = caption is null ? "" : $" \"{MarkdownText.Escape(caption).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
            links.Add($"![{MarkdownText.Escape(alternative)}](<{fileName}>{title})");
        }

        return Block(string.Join('\n', links));
    }

    /// <summary>A coloured box around one or more paragraphs.</summary>
    public ReportDocument Callout(CalloutKind kind, string text) =>
        Block($"> [!{kind.ToString().ToUpperInvariant()}]\n> {text.ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal)}");

    /// <summary>A rule across the page.</summary>
    public ReportDocument Rule() => Block("---");

    /// <summary>A new page in the PDF; nothing where Markdown is shown as it is.</summary>
    public ReportDocument PageBreak() => Block("<!-- pagebreak -->");

    /// <summary>The Markdown, with a line end at its end.</summary>
    public string ToMarkdown() => _text.ToString();

    /// <summary>The PDF; images are those of this document, then those that the options find.</summary>
    public byte[] ToPdf(PdfOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return MarkdownPdf.Render(ToMarkdown(), options with { Images = address => _images.GetValueOrDefault(address) ?? options.Images(address) });
    }

    private static string List(IEnumerable<string> items, Func<int, string> marker) =>
        string.Join('\n', items.Select((item, at) => Item(marker(at), item)));

    private static string Item(string marker, string text) =>
        marker + text.ReplaceLineEndings("\n").Replace("\n", "\n" + new string(' ', marker.Length), StringComparison.Ordinal);

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Ruler(DocumentColumn column) => column.Align switch
    {
        Align.Right => "---:",
        Align.Center => ":---:",
        _ => "---",
    };

    private static string Cell(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var cell = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            cell.Append(line[at] == '|' && (at == 0 || line[at - 1] != '\\') ? "\\|" : line[at].ToString());
        }

        return cell.ToString();
    }

    private ReportDocument Block(string markdown)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(markdown.ReplaceLineEndings("\n")).Append('\n');
        return this;
    }
}
