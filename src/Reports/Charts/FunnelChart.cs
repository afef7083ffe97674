using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>A step of a funnel.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Count">How many came so far.</param>
/// <param name="Lost">How many of the step before did not come so far; 0 for the first step.</param>
internal sealed record FunnelBar(string Name, long Count, long Lost);

/// <summary>One funnel, such as that of a device.</summary>
/// <param name="Name">Stands above it where there are several.</param>
/// <param name="Steps">From the first to the last; the same in every funnel of a chart.</param>
internal sealed record Funnel(string Name, IReadOnlyList<FunnelBar> Steps);

/// <summary>How many are left at each step: bars with their share of the first step and the loss from the step before.</summary>
internal sealed record FunnelChart : Chart
{
    private const float Gutter = 22;

    /// <summary>Side by side, each on its own scale, so that small ones can be read.</summary>
    public required IReadOnlyList<Funnel> Funnels { get; init; }

    private protected override bool HasData => Funnels.Any(funnel => funnel.Steps.Count > 0);

    private protected override void DrawData(ChartBrush brush, SKRect area)
    {
        var names = Funnels.SelectMany(funnel => funnel.Steps).Select(step => step.Name);
        var nameWidth = Math.Min(brush.Widest(names, ChartStyle.Value), area.Width * 0.28f) + 10;
        var width = (area.Width - nameWidth - (Gutter * (Funnels.Count - 1))) / Funnels.Count;
        var top = area.Top + (Funnels.Count > 1 ? ChartStyle.Strong.Size * 1.7f : 0);
        var steps = Funnels.Max(funnel => funnel.Steps.Count);
        var height = (area.Bottom - top) / steps;
        DrawNames(brush, Funnels.MaxBy(funnel => funnel.Steps.Count)!, area.Left, top, height, nameWidth - 10);
        foreach (var (at, funnel) in Funnels.Index())
        {
            var left = area.Left + nameWidth + (at * (width + Gutter));
            if (Funnels.Count > 1)
            {
                brush.Text(brush.Fit(funnel.Name, width, ChartStyle.Strong), left, area.Top + (ChartStyle.Strong.Size * 0.7f), ChartStyle.Strong);
            }

            DrawBars(brush, funnel, new SKRect(left, top, left + width, area.Bottom), height);
        }
    }

    private static void DrawNames(ChartBrush brush, Funnel funnel, float left, float top, float height, float room)
    {
        foreach (var (at, step) in funnel.Steps.Index())
        {
            var lines = brush.Wrap(step.Name, room, ChartStyle.Value);
            foreach (var (line, text) in lines.Index())
            {
                var offset = (line - ((lines.Count - 1) / 2f)) * ChartStyle.Value.Size * 1.2f;
                brush.Text(text, left, top + ((at + 0.5f) * height) + offset, ChartStyle.Value);
            }
        }
    }

    private static void DrawBars(ChartBrush brush, Funnel funnel, SKRect area, float height)
    {
        var first = funnel.Steps is [var step, ..] ? step.Count : 0;
        var (bar, line) = (Math.Min(height * 0.46f, 26), ChartStyle.Value.Size * 1.35f);
        for (var at = 0; at < funnel.Steps.Count; at++)
        {
            var middle = area.Top + ((at + 0.5f) * height);
            var barTop = middle - ((bar + line) / 2);
            var width = first > 0 ? Math.Clamp(area.Width * funnel.Steps[at].Count / first, 0, area.Width) : 0;
            brush.Box(SKRect.Create(area.Left, barTop, area.Width, bar), Palette.Ground, radius: 2);
            brush.Box(SKRect.Create(area.Left, barTop, width, bar), Palette.Accent, radius: 2);
            var below = barTop + bar + (line / 2) + 1;
            DrawFigures(brush, funnel, at, area, below);
        }
    }

    /// <summary>The count, its share of the first step and the loss from the step before; in a narrow panel the share gives way.</summary>
    private static void DrawFigures(ChartBrush brush, Funnel funnel, int at, SKRect area, float y)
    {
        var lossStyle = ChartStyle.Axis with { Colour = Palette.Contrast };
        var (count, share, loss) = Describe(funnel, at);
        var room = area.Width - brush.Width(loss, lossStyle) - (loss.Length > 0 ? 8 : 0);
        var text = brush.Width(count + share, ChartStyle.Value) <= room ? count + share : count;
        brush.Text(brush.Fit(text, area.Width, ChartStyle.Value), area.Left, y, ChartStyle.Value);
        if (brush.Width(text, ChartStyle.Value) <= room)
        {
            brush.Text(loss, area.Right, y, lossStyle, SKTextAlign.Right);
        }
    }

    private static (string Count, string Share, string Loss) Describe(Funnel funnel, int at)
    {
        var (first, count) = (funnel.Steps[0].Count, funnel.Steps[at].Count);
        var share = at > 0 && first > 0 ? $" · {ValueFormat.Percent().Write((double)count / first)}" : "";
        var before = at > 0 ? funnel.Steps[at - 1].Count : 0;
        var loss = before > 0 && funnel.Steps[at].Lost > 0 ? ValueFormat.Percent(0).Write(-(double)funnel.Steps[at].Lost / before) : "";
        return (ValueFormat.Count.Write(count), share, loss);
    }
}
