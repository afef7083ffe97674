using System.Globalization;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Monitoring;

/// <summary>Results as the monitoring report writes them.</summary>
internal static class ResultText
{
    /// <summary>The day of a result.</summary>
    internal static string DayOf(CheckResult result) => result switch
    {
        { Day: { } first, Until: { } last } => $"{TimeText.Day(first)} to {TimeText.Day(last)}",
        { Day: { } day } => TimeText.Day(day),
        _ => "all days",
    };

    /// <summary>Some days, the first of them by name.</summary>
    internal static string Days(IReadOnlyCollection<DateOnly> days)
    {
        const int most = 10;
        var named = string.Join(", ", days.Take(most).Select(TimeText.Day));
        return days.Count > most ? $"{named} and {CountText.Of(days.Count - most, "further day")}" : named;
    }

    /// <summary>Priority of a check.</summary>
    internal static string Priority(Check check) => check.Priority().ToString(CultureInfo.InvariantCulture);

    /// <summary>Id of a check.</summary>
    internal static string Name(Check check) => MarkdownText.Escape(check.Name());

    /// <summary>What was measured; where it could not be judged, why.</summary>
    internal static string Measured(CheckResult result) => MarkdownText.Escape((
        result.Measured.Length == 0 ? result.Reason.Length == 0 ? CountText.None : result.Reason
        : result.Reason.Length == 0 ? result.Measured
        : $"{result.Measured} (in part: {result.Reason})").Replace("(z -", "(z\u00A0−", StringComparison.Ordinal).Replace("(z ", "(z\u00A0", StringComparison.Ordinal));

    /// <summary>What was expected.</summary>
    internal static string Expected(CheckResult result) => result.Expectation.Length == 0 ? CountText.None : MarkdownText.Escape(result.Expectation);
}
