using System.Globalization;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Monitoring;

/// <summary>What the judgement rests on.</summary>
internal static class BasisSection
{
    internal static void Write(ReportDocument document, JudgedData judged)
    {
        var verdict = judged.Verdict;
        document.Heading(2, "How it was judged");
        document.Bullets(
        [
            $"Judged: {MarkdownText.Escape(judged.Source)}.",
            judged.Freshness,
            verdict is { FirstDay: { } first, LastDay: { } last }
                ? $"Days {TimeText.Day(first)} to {TimeText.Day(last)}, each against at most {verdict.Thresholds.BaselineDays} earlier days and no later ones."
                : "No day is large enough to be judged.",
            .. verdict.Outside.IsEmpty ? (string[])[] :
            [
                $"Not judged (stray dates, barely begun, or later than the as-of time): {ResultText.Days(verdict.Outside)}.",
            ],
            .. judged.Since is { } since ? (string[])[$"Shown: results for {TimeText.Day(since)} and later, and for the data as a whole."] : [],
            "A z-score is the distance from the median of the days before, in standard deviations: the median absolute deviation of those days, or the noise of counting and of days if that is larger.",
        ]);
        document.Table(
            ["Threshold", DocumentColumn.Figures("Value"), "Meaning"],
            ThresholdSetting.All.Select(setting => (string[])
            [
                MarkdownText.Escape(setting.Name),
                setting.Value(verdict.Thresholds).ToString("0.####", CultureInfo.InvariantCulture),
                setting.Meaning,
            ]));
    }
}
