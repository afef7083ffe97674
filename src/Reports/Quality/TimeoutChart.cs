using Puffy.Analytics.Quality;
using Puffy.Analytics.Wording;
using Puffy.Reports.Charts;

namespace Puffy.Reports.Quality;

/// <summary>The picture of the session timeout: gaps, and sessions and covered gaps as functions of the timeout.</summary>
internal static class TimeoutChart
{
    /// <summary>Its file next to the report.</summary>
    internal const string FileName = "session_timeout_analysis.png";

    private const int Width = 1600;
    private const int Height = 1420;

    /// <summary>Minutes that the horizontal axes hold at least.</summary>
    private const int LeastMinutes = 240;

    internal static byte[] Render(QualityFigures figures)
    {
        var (curve, timeout) = (figures.Curve, figures.Timeout);
        var mark = new MarkedLine(timeout.Timeout.TotalMinutes, TimeText.Length(timeout.Timeout));
        var sheet = new ChartSheet
        {
            Title = timeout.Support switch
            {
                TimeoutSupport.Supported => $"The data supports a session timeout of {TimeText.Length(timeout.Timeout)}",
                TimeoutSupport.NotSupported => $"The data does not support a session timeout of {TimeText.Length(timeout.Timeout)}",
                _ => "Too few gaps to judge the session timeout",
            },
            Subtitle = $"{CountText.Of(curve.Users, "user")}, {CountText.Of(curve.GapsWithinDay, "gap")} of up to 24 hours between a user's consecutive events",
            Charts =
            [
                new HistogramChart
                {
                    Title = "Gaps between a user's events",
                    Subtitle = "Number of gaps; each bar is twice as long a time as the one before",
                    Bins = Bins(curve),
                    Ticks = AxisTick.Seconds,
                    XTitle = "Length of the gap",
                    Mark = mark with { At = timeout.Timeout.TotalSeconds },
                },
                new CurveChart
                {
                    Title = "Sessions under each timeout",
                    Subtitle = "Number of sessions",
                    Points = Points(figures, at => curve.Sessions(at)),
                    XTitle = "Timeout in minutes",
                    Mark = mark with { Label = $"{mark.Label}: {CountText.Of(timeout.Sessions)}" },
                },
                new CurveChart
                {
                    Title = "Gaps bridged by each timeout",
                    Subtitle = "Share of the gaps of up to 24 hours",
                    Points = Points(figures, at => curve.Coverage(at) ?? 0),
                    XTitle = "Timeout in minutes",
                    YFormat = ValueFormat.Percent(),
                    Mark = timeout.Coverage is { } coverage ? mark with { Label = $"{mark.Label}: {ShareText.Fine((decimal)coverage)}" } : mark,
                },
            ],
        };
        return sheet.RenderPng(Width, Height);
    }

    /// <summary>Classes of (½, 1], (1, 2], (2, 4] … seconds; the first also holds the gaps of no length.</summary>
    private static List<HistogramBin> Bins(SessionTimeoutCurve curve)
    {
        var bins = new List<HistogramBin>();
        var (from, below) = (0.5, 0L);
        while (curve.GapsWithinDay > 0 && from < GapCounts.Longest.TotalSeconds)
        {
            var to = Math.Min(from * 2, GapCounts.Longest.TotalSeconds);
            var within = curve.GapsWithin(TimeSpan.FromSeconds(to));
            bins.Add(new HistogramBin(from, to, within - below));
            (from, below) = (to, within);
        }

        return bins;
    }

    /// <summary>Empty without gaps: a flat line would look like a finding.</summary>
    private static IReadOnlyList<CurvePoint> Points(QualityFigures figures, Func<TimeSpan, double> value)
    {
        var last = Math.Min(Math.Max(LeastMinutes, figures.Timeout.Timeout.TotalMinutes * 2), GapCounts.Longest.TotalMinutes);
        return figures.Curve.GapsWithinDay == 0
            ? []
            : [.. Enumerable.Range(1, (int)last).Select(minutes => new CurvePoint(minutes, value(TimeSpan.FromMinutes(minutes))))];
    }
}
