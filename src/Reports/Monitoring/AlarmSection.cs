using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Monitoring;

/// <summary>How it came out in a sentence, and what calls for action.</summary>
internal static class AlarmSection
{
    private const int MostAlarms = 40;

    internal static void Write(ReportDocument document, JudgedData judged)
    {
        document.Callout(Kind(judged.Status), $"{Headline(judged)} {judged.Freshness}");
        document.Heading(2, "What to act on");
        var alarms = judged.Alarms;
        if (alarms.Count == 0)
        {
            document.Paragraph("Nothing: no check found a problem.");
            return;
        }

        document.Table(
            ["Day", "P", "Check", "Status", "Measured", "Expected", "What to do"],
            alarms.Take(MostAlarms).Select(alarm => (string[])
            [
                ResultText.DayOf(alarm), ResultText.Priority(alarm.Check), ResultText.Name(alarm.Check), alarm.Status.Name(), ResultText.Measured(alarm), ResultText.Expected(alarm), MarkdownText.Escape(alarm.Advice),
            ]));
        if (alarms.Count > MostAlarms)
        {
            document.Paragraph($"{CountText.Of(alarms.Count - MostAlarms, "further one")}, less urgent or earlier, in the JSON file next to this report.");
        }
    }

    private static string Headline(JudgedData judged)
    {
        // The day of the as-of time may be later than the last that is judged, and has but the age of the newest event.
        var days = judged.Results.Where(result => result.Day <= judged.Verdict.LastDay).GroupBy(result => result.Day).ToList();
        if (days.Count == 0 && judged.Alarms.Count == 0)
        {
            return "**SKIPPED.** No day to judge.";
        }

        var critical = judged.Alarms.Count(alarm => alarm.Status == CheckStatus.Critical);
        var calm = days.Count(day => day.Select(result => result.Status).Worst() < CheckStatus.Warning);
        var all = days.Sum(day => day.Max(result => result.LastDay)!.Value.DayNumber - day.Key!.Value.DayNumber + 1);
        return $"**{judged.Status.Name()}.** {CountText.Of(critical, "critical result")} and {CountText.Of(judged.Alarms.Count - critical, "warning")}; "
            + (days.Count == 0 ? "no day to judge." : $"{calm} of {CountText.Of(all, "day")} without either.");
    }

    private static CalloutKind Kind(CheckStatus status) => status switch
    {
        CheckStatus.Critical => CalloutKind.Caution,
        CheckStatus.Warning => CalloutKind.Warning,
        CheckStatus.Pass => CalloutKind.Tip,
        _ => CalloutKind.Note,
    };
}
