using System.Globalization;
using System.Text;

namespace Puffy.Reports.Pdf;

/// <summary>The outline that a viewer shows next to the pages, grown from headings in reading order.</summary>
/// <remarks>
/// Skia writes named destinations but no outline. <see cref="AppendTo"/> adds one by an incremental update: new objects,
/// a changed catalog and a further cross-reference section at the file's end (ISO 32000-1, sections 7.5.6 and 12.3.3).
/// </remarks>
internal sealed class PdfOutline
{
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a heading below the last one of a higher rank; gives the name of the destination that it leads to.</summary>
    /// <param name="level">1 is the highest rank.</param>
    /// <param name="title">As shown.</param>
    internal string Add(int level, string title)
    {
        var parent = _entries.FindLastIndex(entry => entry.Level < level);
        var name = string.Create(CultureInfo.InvariantCulture, $"heading-{_entries.Count + 1}");
        _entries.Add(new Entry(level, title, name, parent));
        return name;
    }

    /// <summary>The file with the outline; unchanged if there are no headings.</summary>
    internal byte[] AppendTo(byte[] pdf)
    {
        if (_entries.Count == 0)
        {
            return pdf;
        }

        var update = new PdfUpdate(pdf);
        var root = update.NextObject;
        update.Add($"<</Type /Outlines {Children(root, -1)}>>");
        for (var at = 0; at < _entries.Count; at++)
        {
            update.Add(Item(root, at));
        }

        update.ExtendCatalog(string.Create(CultureInfo.InvariantCulture, $"/Outlines {root} 0 R"));
        return update.ToArray();
    }

    private string Item(int root, int at)
    {
        var entry = _entries[at];
        var siblings = ChildrenOf(entry.Parent);
        var place = siblings.IndexOf(at);
        var item = new StringBuilder("<</Title ").Append(TextString(entry.Title))
            .Append(CultureInfo.InvariantCulture, $" /Parent {Number(root, entry.Parent)} 0 R /Dest /{entry.Destination}");
        if (place > 0)
        {
            item.Append(CultureInfo.InvariantCulture, $" /Prev {Number(root, siblings[place - 1])} 0 R");
        }

        if (place < siblings.Count - 1)
        {
            item.Append(CultureInfo.InvariantCulture, $" /Next {Number(root, siblings[place + 1])} 0 R");
        }

        return item.Append(' ').Append(Children(root, at)).Append(">>").ToString();
    }

    private string Children(int root, int parent)
    {
        var children = ChildrenOf(parent);
        return children.Count == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"/First {Number(root, children[0])} 0 R /Last {Number(root, children[^1])} 0 R /Count {Descendants(parent)}");
    }

    private int Descendants(int parent) => ChildrenOf(parent).Sum(child => 1 + Descendants(child));

    private List<int> ChildrenOf(int parent) => [.. _entries.Index().Where(entry => entry.Item.Parent == parent).Select(entry => entry.Index)];

    private static int Number(int root, int entry) => root + 1 + entry;

    private static string TextString(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <param name="Level">The heading's rank.</param>
    /// <param name="Title">As shown.</param>
    /// <param name="Destination">The name of its place.</param>
    /// <param name="Parent">The index of the entry above; -1 at the top.</param>
    private sealed record Entry(int Level, string Title, string Destination, int Parent);
}
