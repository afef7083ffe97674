using Markdig.Syntax.Inlines;
using Puffy.Reports.Fonts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Pdf;

/// <summary>Turns the inline elements of Markdown into runs of styled text.</summary>
internal static class InlineReader
{
    /// <summary>Code is set a little smaller than its surroundings, for the fixed-width face looks larger.</summary>
    private const double CodeScale = 0.92;

    /// <summary>The runs of a paragraph, heading or cell in the style that unmarked text has there.</summary>
    internal static IReadOnlyList<TextRun> Read(ContainerInline? content, TextStyle plain)
    {
        var runs = new List<TextRun>();
        if (content is not null)
        {
            ReadChildren(content, plain, runs);
        }

        return runs;
    }

    /// <summary>Literal text as runs, with what the faces lack replaced.</summary>
    internal static IReadOnlyList<TextRun> Plain(string text, TextStyle style)
    {
        var runs = new List<TextRun>();
        Add(text, style, runs);
        return runs;
    }

    private static void ReadChildren(ContainerInline content, TextStyle style, List<TextRun> runs)
    {
        foreach (var inline in content)
        {
            Read(inline, style, runs);
        }
    }

    private static void Read(Inline inline, TextStyle style, List<TextRun> runs)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(literal.Content.ToString(), style, runs);
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.ToString(), style, runs);
                break;
            case CodeInline code:
                Add(code.Content, style with { Face = FontFace.Mono, Size = style.Size * CodeScale }, runs);
                break;
            case EmphasisInline emphasis:
                ReadChildren(emphasis, style with { Face = Emphasised(style.Face, strong: emphasis.DelimiterCount > 1) }, runs);
                break;
            case LineBreakInline { IsHard: true } or HtmlInline { Tag: "<br>" or "<br/>" or "<br />" }:
                runs.Add(new TextRun("\n", style));
                break;
            case LineBreakInline:
                Add(" ", style, runs);
                break;
            case LinkInline { IsImage: false } link:
                ReadChildren(link, Linked(style, link.Url), runs);
                break;
            case AutolinkInline link:
                Add(link.Url, Linked(style, link.IsEmail ? null : link.Url), runs);
                break;
            case HtmlInline html:
                Add(html.Tag, style, runs);
                break;
            case ContainerInline container:
                ReadChildren(container, style, runs);
                break;
            default:
                Add(inline.ToString() ?? "", style, runs);
                break;
        }
    }

    private static void Add(string text, TextStyle style, List<TextRun> runs)
    {
        var drawable = Glyphs.Drawable(text, style.Face);
        var start = 0;
        var face = style.Face;
        var at = 0;
        foreach (var rune in drawable.EnumerateRunes())
        {
            var next = Glyphs.FaceFor(rune, style.Face);
            if (next != face && at > start)
            {
                runs.Add(new TextRun(drawable[start..at], style with { Face = face }));
                start = at;
            }

            face = next;
            at += rune.Utf16SequenceLength;
        }

        if (at > start)
        {
            runs.Add(new TextRun(drawable[start..], style with { Face = face }));
        }
    }

    private static TextStyle Linked(TextStyle style, string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"
            ? style with { Colour = Palette.Accent, Link = uri.AbsoluteUri }
            : style with { Colour = Palette.Accent };

    private static FontFace Emphasised(FontFace face, bool strong) => (face, strong) switch
    {
        (FontFace.Regular, true) => FontFace.Bold,
        (FontFace.Regular, false) => FontFace.Italic,
        (FontFace.Italic, true) or (FontFace.Bold, false) => FontFace.BoldItalic,
        _ => face,
    };
}
