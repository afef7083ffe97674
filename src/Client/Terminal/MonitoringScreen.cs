using Puffy.Analytics.Monitoring;
using Puffy.Reports.Monitoring;

namespace Puffy.Client.Terminal;

/// <summary>What monitoring found, for a person at a terminal.</summary>
internal static class MonitoringScreen
{
    /// <summary>Tells what calls for action, and whether the age of the data was judged.</summary>
    public static void Told(JudgedData judged, TextWriter to)
    {
        if (judged.Alarms.Count > 0)
        {
            var redirected = to == Console.Out ? Console.IsOutputRedirected : Console.IsErrorRedirected;
            Screen.Write(to, redirected, ["day", "check", "status", "measured", "expected", "what to do"], judged.Alarms.Select(alarm => new object?[]
            {
                alarm.Day is { } day ? day : "all days", alarm.Check.Name(), alarm.Status.Name(), alarm.Measured, alarm.Expectation, alarm.Advice,
            }));
        }

        to.WriteLine(judged.Freshness);
    }

    /// <summary>How it came out in all.</summary>
    public static string Summary(JudgedData judged) => FormattableString.Invariant(
        $"{judged.Status.Name()}: checks: {judged.Results.Count}, critical: {judged.Alarms.Count(alarm => alarm.Status == CheckStatus.Critical)}, warnings: {judged.Alarms.Count(alarm => alarm.Status == CheckStatus.Warning)}");
}
