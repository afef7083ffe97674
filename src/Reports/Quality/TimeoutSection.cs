using Puffy.Analytics.Quality;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Quality;

/// <summary>Whether the data supports the session timeout.</summary>
internal static class TimeoutSection
{
    private static readonly int[] Minutes = [1, 5, 15, 30, 60, 120, 240, 720, 1440];

    private static string Needed => ShareText.Of(TimeoutVerdict.CoverageNeeded, digits: 0);

    internal static void Write(ReportDocument document, QualityFigures figures, byte[] chart)
    {
        var curve = figures.Curve;
        if (curve.GapsWithinDay > 0)
        {
            // With a page to itself the chart stands next to its text.
            document.PageBreak();
        }

        document.Heading(2, "Session timeout");
        document.Paragraph(
            $"A timeout is supported where it bridges at least {Needed} of the gaps of up to 24 hours between a user's events, "
            + $"and where its exact value matters little: the number of sessions falls by at most {ShareText.Fine((decimal)TimeoutVerdict.ElasticityAllowed / 100)} for each per cent that the timeout grows. "
            + $"Gaps of up to 24 hours: {CountText.Of(curve.GapsWithinDay)}; longer ones: {CountText.Of(curve.GapsBeyondDay)}; users: {CountText.Of(curve.Users)}.");
        Verdict(document, figures, figures.Timeout);
        if (figures.Customary != figures.Timeout)
        {
            Verdict(document, figures, figures.Customary);
        }

        if (curve.GapsWithinDay > 0)
        {
            document.Image(TimeoutChart.FileName, chart, "Gaps between events, sessions and covered gaps as functions of the timeout");
            Table(document, figures);
        }
    }

    /// <summary>The verdict in a sentence, with its figures.</summary>
    private static void Verdict(ReportDocument document, QualityFigures figures, TimeoutVerdict verdict)
    {
        var timeout = TimeText.Length(verdict.Timeout);
        switch (verdict.Support)
        {
            case TimeoutSupport.TooFewGaps:
                document.Callout(
                    CalloutKind.Note,
                    $"**There is too little data to judge {timeout}:** {TimeoutVerdict.GapsNeeded} gaps of up to 24 hours are needed, and the data has {CountText.Of(figures.Curve.GapsWithinDay)}.");
                break;
            case TimeoutSupport.Supported:
                document.Callout(CalloutKind.Tip, $"**The data supports {timeout}.** {Evidence(figures, verdict)}");
                break;
            default:
                document.Callout(CalloutKind.Warning, $"**The data does not support {timeout}.** {Evidence(figures, verdict)} {Alternative(figures, verdict)}");
                break;
        }
    }

    private static string Evidence(QualityFigures figures, TimeoutVerdict verdict)
    {
        var (half, twice) = (verdict.Timeout / 2, Longest(verdict.Timeout * 2));
        var coverage = $"It bridges {ShareText.Fine((decimal)verdict.Coverage!.Value)} of the gaps of up to 24 hours, "
            + (verdict.CoversEnough ? "which is enough." : $"less than {Needed}.");
        var stability = $"The number of sessions {(verdict.IsStable ? "hardly depends" : "depends")} on its exact value: "
            + $"it falls by {ShareText.Fine((decimal)verdict.Elasticity!.Value / 100)} for each per cent that the timeout grows. "
            + $"{TimeText.Length(half)} would give {Change(half)} sessions, {TimeText.Length(twice)} {Change(twice)}.";
        return $"{coverage} {stability}";

        string Change(TimeSpan timeout) => ShareText.Change(figures.Curve.Sessions(timeout), verdict.Sessions);
    }

    private static string Alternative(QualityFigures figures, TimeoutVerdict verdict) => verdict.Shortest is { } shortest
        ? $"The shortest timeout that it supports is {TimeText.Length(shortest)}, with {CountText.Of(figures.Curve.Sessions(shortest), "session")} ({ShareText.Change(figures.Curve.Sessions(shortest), verdict.Sessions)})."
        : $"It supports no timeout of up to {TimeText.Length(TimeoutVerdict.LongestOffered)}.";

    private static void Table(ReportDocument document, QualityFigures figures)
    {
        var inForce = figures.Timeout.Timeout;
        var timeouts = Minutes.Select(minutes => TimeSpan.FromMinutes(minutes)).Append(inForce).Concat(figures.Timeout.Shortest is { } shortest ? [shortest] : []);
        document.Table(
            ["Timeout", DocumentColumn.Figures("Sessions"), DocumentColumn.Figures($"Against {TimeText.Length(inForce)}"), DocumentColumn.Figures("Gaps within 24 h bridged")],
            timeouts.Distinct().Order().Select(timeout => new[]
            {
                timeout == inForce ? $"**{TimeText.Length(timeout)}**" : TimeText.Length(timeout),
                CountText.Of(figures.Curve.Sessions(timeout)),
                timeout == inForce ? "" : ShareText.Change(figures.Curve.Sessions(timeout), figures.Timeout.Sessions),
                ShareText.Fine((decimal)figures.Curve.Coverage(timeout)!.Value),
            }));
    }

    private static TimeSpan Longest(TimeSpan timeout) => timeout < GapCounts.Longest ? timeout : GapCounts.Longest;
}
