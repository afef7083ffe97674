using System.Globalization;
using Puffy.Analytics.Monitoring;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Monitoring;

/// <summary>Figures and results as the monitoring report writes them.</summary>
internal static class Text
{
    /// <summary>Stands where there is nothing.</summary>
    internal const string None = "–";

    /// <summary>A day.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time, UTC.</summary>
    internal static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>A count of things.</summary>
    internal static string Count(int count, string one, string? several = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0}\u00A0{(count == 1 ? one : several ?? one + "s")}");

    /// <summary>The day of a result.</summary>
    internal static string DayOf(CheckResult result) => result.Day is { } day ? Day(day) : "all days";

    /// <summary>Priority of a check.</summary>
    internal static string Priority(Check check) => check.Priority().ToString(CultureInfo.InvariantCulture);

    /// <summary>Id of a check.</summary>
    internal static string Name(Check check) => MarkdownText.Escape(check.Name());

    /// <summary>What was measured; where it could not be judged, why.</summary>
    internal static string Measured(CheckResult result) => MarkdownText.Escape((
        result.Measured.Length == 0 ? result.Reason.Length == 0 ? None : result.Reason
        : result.Reason.Length == 0 ? result.Measured
        : $"{result.Measured} (in part: {result.Reason})").Replace("(z -", "(z\u00A0−", StringComparison.Ordinal).Replace("(z ", "(z\u00A0", StringComparison.Ordinal));

    /// <summary>What was expected.</summary>
    internal static string Expected(CheckResult result) => result.Expectation.Length == 0 ? None : MarkdownText.Escape(result.Expectation);
}
