using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Wording;

namespace Puffy.Client.Terminal;

/// <summary>What monitoring found, on the screen.</summary>
internal static class MonitoringView
{
    /// <summary>Shows what calls for action, and whether the age of the data was judged.</summary>
    public static void Show(JudgedData judged, Screen screen)
    {
        if (judged.Alarms.Count > 0)
        {
            screen.Space();
            screen.Table(Alarms(judged.Alarms));
        }

        screen.Space();
        screen.Line(judged.Freshness);
    }

    /// <summary>The whole result in a line.</summary>
    public static string Summary(JudgedData judged) =>
        $"{judged.Status.Name()}: {CountText.Of(judged.Results.Count, "check")}, {CountText.Of(Count(judged, CheckStatus.Critical))} critical, "
        + CountText.Of(Count(judged, CheckStatus.Warning), "warning");

    private static int Count(JudgedData judged, CheckStatus status) => judged.Alarms.Count(alarm => alarm.Status == status);

    private static ScreenTable<CheckResult> Alarms(IEnumerable<CheckResult> alarms) => new ScreenTable<CheckResult>(alarms)
        .Name("day", DaysOf)
        .Text("check", alarm => alarm.Check.Name(), Importance.Key)
        .Name("status", alarm => alarm.Status.Name(), Importance.Useful)
        .Text("measured", alarm => alarm.Measured)
        .Text("expected", alarm => alarm.Expectation, Importance.Detail)
        .Text("what to do", alarm => alarm.Advice, Importance.Main);

    private static string DaysOf(CheckResult alarm) => alarm switch
    {
        { Day: { } first, Until: { } last } => $"{TimeText.Day(first)} to {TimeText.Day(last)}",
        { Day: { } day } => TimeText.Day(day),
        _ => "all days",
    };
}
