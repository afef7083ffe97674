using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Puffy.Reports.Fonts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Pdf;

/// <summary>Lays out the blocks of a Markdown document as fragments for <see cref="Pagination"/>.</summary>
internal sealed class BlockLayout(Typography type, LineBreaker breaker, TableLayout tables, ImageLayout images)
{
    private const string PageBreakMarker = "<!-- pagebreak -->";

    private readonly TextStyle _body = new(FontFace.Regular, type.Body, Palette.Ink);

    /// <summary>The fragments of all blocks, in order, between <paramref name="x"/> and <paramref name="x"/> + <paramref name="width"/>.</summary>
    internal List<Fragment> LayOut(IEnumerable<Block> blocks, double x, double width)
    {
        var fragments = new List<Fragment>();
        var startPage = false;
        foreach (var block in blocks)
        {
            if (block is HtmlBlock html && html.Lines.ToString().Trim() == PageBreakMarker)
            {
                startPage = true;
                continue;
            }

            var laidOut = LayOutOne(block, x, width);
            if (laidOut.Count > 0 && startPage)
            {
                laidOut[0] = laidOut[0] with { StartsPage = true };
                startPage = false;
            }

            fragments.AddRange(laidOut);
        }

        return fragments;
    }

    private List<Fragment> LayOutOne(Block block, double x, double width) => block switch
    {
        HeadingBlock heading => Heading(heading, x, width),
        ParagraphBlock paragraph when ImageLayout.ImagesOf(paragraph) is { Count: > 0 } row => [images.Row(row, x, width)],
        ParagraphBlock paragraph => Text(InlineReader.Read(paragraph.Inline, _body), x, width, Typography.Leading),
        ListBlock list => List(list, x, width),
        QuoteBlock quote => Callout(quote, x, width),
        CodeBlock code => Code(code.Lines.ToString(), x, width),
        ThematicBreakBlock => [Rule(x, width)],
        Table table => tables.LayOut(table, x, width),
        HtmlBlock { Type: HtmlBlockType.Comment } or LinkReferenceDefinitionGroup or BlankLineBlock => [],
        ContainerBlock container => LayOut(container, x, width),
        LeafBlock leaf => Code(leaf.Lines.ToString(), x, width),
        _ => throw new NotSupportedException($"Line {block.Line + 1}: a {block.GetType().Name} cannot be set in a PDF."),
    };

    private List<Fragment> Heading(HeadingBlock heading, double x, double width)
    {
        var size = type.Heading(heading.Level);
        var runs = InlineReader.Read(heading.Inline, new TextStyle(FontFace.Bold, size, heading.Level == 1 ? Palette.Accent : Palette.Ink));
        var title = string.Concat(runs.Select(run => run.IsBreak ? " " : run.Text));
        var lines = Text(runs, x, width, Typography.TightLeading);
        for (var at = 0; at < lines.Count; at++)
        {
            lines[at] = lines[at] with { KeepWithNext = true };
        }

        var draw = lines[0].Draw;
        lines[0] = lines[0] with
        {
            SpaceBefore = type.Gap + (size * 0.55),
            Draw = (canvas, y) =>
            {
                canvas.Bookmark(heading.Level, title, x, y);
                draw(canvas, y);
            },
        };
        return lines;
    }

    private List<Fragment> Text(IReadOnlyList<TextRun> runs, double x, double width, double leading)
    {
        var height = (runs.Count > 0 ? runs.Max(run => run.Style.Size) : type.Body) * leading;
        var lines = breaker.Break(runs, width);
        return
        [
            .. lines.Select((line, at) => new Fragment(height, (canvas, y) => line.Draw(canvas, x, y + (height * Typography.BaselineShare)))
            {
                SpaceBefore = at == 0 ? type.Gap : 0,
                // No page begins or ends with a lone line of a paragraph.
                KeepWithNext = at + 1 < lines.Count && (at == 0 || at == lines.Count - 2),
            }),
        ];
    }

    private List<Fragment> List(ListBlock list, double x, double width)
    {
        var fragments = new List<Fragment>();
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.Cast<ListItemBlock>())
        {
            var marker = list.IsOrdered ? $"{number++}{list.OrderedDelimiter}" : "•";
            var inner = LayOut(item, x + type.Indent, width - type.Indent);
            if (inner.Count == 0)
            {
                inner = Text([new TextRun(" ", _body)], x + type.Indent, width - type.Indent, Typography.Leading);
            }

            fragments.AddRange(Marked(inner, marker, x));
        }

        if (fragments.Count > 0)
        {
            fragments[0] = fragments[0] with { SpaceBefore = list.Parent is ListItemBlock ? type.ItemGap : type.Gap };
        }

        return fragments;
    }

    private List<Fragment> Marked(List<Fragment> item, string marker, double x)
    {
        var style = _body with { Colour = Palette.Accent, Face = FontFace.Bold };
        var mark = breaker.Break([new TextRun(marker, style)], double.MaxValue)[0];
        var left = x + type.Indent - mark.Width - (type.Body * 0.5);
        var baseline = type.Body * Typography.Leading * Typography.BaselineShare;
        var draw = item[0].Draw;
        item[0] = item[0] with
        {
            SpaceBefore = type.ItemGap,
            Draw = (canvas, y) =>
            {
                mark.Draw(canvas, left, y + baseline);
                draw(canvas, y);
            },
        };
        return item;
    }

    private List<Fragment> Callout(QuoteBlock quote, double x, double width)
    {
        var colour = quote is AlertBlock alert ? AlertColour(alert.Kind.ToString()) : Palette.Muted;
        var inset = type.Body * 1.1;
        var inner = LayOut(quote, x + inset, width - (2 * inset));
        var pad = type.Body * 0.55;
        return
        [
            .. inner.Select((fragment, at) =>
            {
                var above = at == 0 ? pad : fragment.SpaceBefore;
                var height = above + fragment.Height + (at == inner.Count - 1 ? pad : 0);
                return fragment with
                {
                    SpaceBefore = at == 0 ? type.Gap : 0,
                    Height = height,
                    Draw = (canvas, y) =>
                    {
                        canvas.Box(x, y, width, height, colour.Tint(0.07));
                        canvas.Box(x, y, 2.5, height, colour);
                        fragment.Draw(canvas, y + above);
                    },
                    // A callout shorter than a page is not torn.
                    KeepWithNext = at < inner.Count - 1,
                };
            }),
        ];
    }

    private static Rgb AlertColour(string kind) => kind.ToUpperInvariant() switch
    {
        "TIP" => Palette.Of(Status.Pass),
        "WARNING" => Palette.Of(Status.Warning),
        "CAUTION" => Palette.Of(Status.Critical),
        _ => Palette.Accent,
    };

    private List<Fragment> Code(string text, double x, double width)
    {
        var style = new TextStyle(FontFace.Mono, type.Code, Palette.Ink);
        var pad = type.Body * 0.7;
        var height = type.Code * Typography.Leading;
        // Spaces carry meaning in code; a no-break space is not swallowed at the start of a line.
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .SelectMany(line => breaker.Break(InlineReader.Plain(line.Replace("\t", "    ", StringComparison.Ordinal).Replace(' ', '\u00A0'), style), width - (2 * pad)))
            .ToList();
        return
        [
            .. lines.Select((line, at) =>
            {
                var above = at == 0 ? pad * 0.6 : 0;
                var whole = above + height + (at == lines.Count - 1 ? pad * 0.6 : 0);
                return new Fragment(whole, (canvas, y) =>
                {
                    canvas.Box(x, y, width, whole, Palette.Ground);
                    line.Draw(canvas, x + pad, y + above + (height * Typography.BaselineShare));
                })
                {
                    SpaceBefore = at == 0 ? type.Gap : 0,
                };
            }),
        ];
    }

    private Fragment Rule(double x, double width) =>
        new(1, (canvas, y) => canvas.Rule(x, y + 0.5, width, 0.6, Palette.Line)) { SpaceBefore = type.Gap * 1.6 };
}
