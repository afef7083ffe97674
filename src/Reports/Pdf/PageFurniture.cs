using System.Globalization;
using Puffy.Reports.Fonts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Pdf;

/// <summary>What stands on pages around the text: the title, the running header, the footer.</summary>
internal sealed class PageFurniture(Typography type, LineBreaker breaker, PdfOptions options)
{
    private const double SmallText = 7.6;

    private readonly TextStyle _small = new(FontFace.Regular, SmallText, Palette.Muted);

    /// <summary>The title and subtitle above the text of the first page.</summary>
    internal Fragment TitleBlock(double x, double width)
    {
        var title = breaker.Break(InlineReader.Plain(options.Title, new TextStyle(FontFace.Bold, type.Title, Palette.Ink)), width);
        var subtitle = options.Subtitle is null
            ? []
            : breaker.Break(InlineReader.Plain(options.Subtitle, new TextStyle(FontFace.Regular, type.Body, Palette.Muted)), width);
        var (titleLine, subtitleLine) = (type.Title * 1.16, type.Body * Typography.Leading);
        var height = (title.Count * titleLine) + (subtitle.Count * subtitleLine) + type.Gap;
        return new Fragment(height, (canvas, y) =>
        {
            for (var at = 0; at < title.Count; at++)
            {
                title[at].Draw(canvas, x, y + ((at + Typography.BaselineShare) * titleLine));
            }

            var below = y + (title.Count * titleLine);
            for (var at = 0; at < subtitle.Count; at++)
            {
                subtitle[at].Draw(canvas, x, below + ((at + Typography.BaselineShare) * subtitleLine));
            }

            canvas.Rule(x, y + height - 1, width, 1.4, Palette.Accent);
        })
        {
            KeepWithNext = true,
        };
    }

    /// <summary>Header (but on the first page) and footer of one page.</summary>
    internal void Draw(PageCanvas canvas, int page, int pages)
    {
        var (left, top, right, bottom) = options.Margins;
        var width = options.PageSize.Width - left - right;
        if (page > 1)
        {
            OneLine(options.Title, width).Draw(canvas, left, top * 0.55);
            canvas.Rule(left, (top * 0.55) + 5, width, 0.5, Palette.Line);
        }

        var foot = options.PageSize.Height - (bottom * 0.5);
        canvas.Rule(left, foot - 11, width, 0.5, Palette.Line);
        var number = OneLine(string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}"), width);
        number.Draw(canvas, left + width - number.Width, foot);
        OneLine(options.Footer ?? options.Subtitle ?? "", width - number.Width - SmallText).Draw(canvas, left, foot);
    }

    private TextLine OneLine(string text, double width)
    {
        var runs = InlineReader.Plain(text, _small);
        return breaker.Break(runs, width) is [var whole] ? whole : Ellipsis(breaker.Break(runs, width - SmallText)[0]);
    }

    private static TextLine Ellipsis(TextLine line) =>
        line with { Parts = [.. line.Parts.SkipLast(1), .. line.Parts.TakeLast(1).Select(part => part with { Text = part.Text + "…" })] };
}
