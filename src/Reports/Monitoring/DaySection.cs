using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Monitoring;

/// <summary>Each day by each check, and the newest day in full.</summary>
internal static class DaySection
{
    private const int MostDays = 31;

    internal static void Write(ReportDocument document, JudgedData judged)
    {
        var days = judged.Results.Where(result => result.Day is not null).ToLookup(result => result.Day!.Value);
        if (days.Count == 0)
        {
            return;
        }

        document.Heading(2, "Day by day");
        document.Table(
            ["Day", .. CheckNames.All.Select(check => new DocumentColumn(Words(check)))],
            days.OrderByDescending(day => day.Key).Take(MostDays).OrderBy(day => day.Key).Select(day => (string[])
            [
                ResultText.DayOf(day.MaxBy(result => result.LastDay)!), .. CheckNames.All.Select(check => StatusOf(day, check)),
            ]));
        if (days.Count > MostDays)
        {
            document.Paragraph($"The latest {MostDays} of {days.Count} rows; the JSON file next to this report has them all.");
        }

        if (judged.Verdict.LastDay is { } last && days.Contains(last))
        {
            document.Heading(2, $"The newest day, {TimeText.Day(last)}, and the data as a whole");
            Results(document, [.. judged.Results.Where(result => result.Day is null), .. days.Where(day => day.Max(result => result.LastDay) >= last).SelectMany(day => day)]);
        }
    }

    private static void Results(ReportDocument document, IEnumerable<CheckResult> results) => document.Table(
        ["P", "Check", "Of", "Status", "Measured, or reason not judged", "Expected"],
        results.Select(result => (string[])
        [
            ResultText.Priority(result.Check), ResultText.Name(result.Check), ResultText.DayOf(result), result.Status.Name(), ResultText.Measured(result), ResultText.Expected(result),
        ]));

    private static string StatusOf(IEnumerable<CheckResult> ofDay, Check check)
    {
        // A day has two results on freshness where the age of the newest event is judged on it: whether it is there, and how old.
        var results = ofDay.Where(result => result.Check == check).ToList();
        return results.Count == 0 ? CountText.None : results.Select(result => result.Status).Worst().Name();
    }

    private static string Words(Check check) => check.Name().Replace('_', ' ');
}
