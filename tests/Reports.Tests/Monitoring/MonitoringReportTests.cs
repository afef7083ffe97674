using System.Text.Json;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Reports.Monitoring;

namespace Puffy.Reports.Tests.Monitoring;

public sealed class MonitoringReportTests : IDisposable
{
    private static readonly DateOnly First = new(2025, 3, 1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("puffy-monitoring-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_report_has_its_files_and_a_chart_of_each_watched_series()
    {
        var files = MonitoringReport.Write(Judged(Days(5)), _folder.FullName, pdf: true, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var series = new[] { Check.VolumeAnomaly, Check.DataQuality, Check.BusinessMetrics }.SelectMany(SeriesCatalogue.Of).Select(watched => $"monitoring/series_{watched.Name}.png");
        Assert.Equal(
            ["monitoring/monitoring_report_20250305.json", "monitoring/monitoring_report.md", .. series, "monitoring/monitoring_report.pdf"],
            files.Select(file => file.Path));
        Assert.All(files, file => Assert.Equal(file.Bytes, new FileInfo(Path.Combine(_folder.FullName, file.Path)).Length));
    }

    [Fact]
    public void What_calls_for_action_stands_first_the_worst_before_the_rest()
    {
        var days = Days(6);
        days[5] = days[5] with { Activity = days[5].Activity with { Events = 100, SessionEvents = 100, EmptyReferrers = 60 }, Refused = new RefusedDay { Rows = 30, EmptyReferrers = 18 } };

        var text = MonitoringReport.Document(Judged(days)).ToMarkdown();

        Assert.Contains("**CRITICAL.**", text, StringComparison.Ordinal);
        var (volume, pipeline) = (text.IndexOf("| 2025-03-06 | 1 | volume\\_anomaly | CRITICAL |", StringComparison.Ordinal), text.IndexOf("| 2025-03-06 | 0 | pipeline\\_health | WARNING |", StringComparison.Ordinal));
        Assert.InRange(volume, 1, pipeline);
        Assert.Contains("5 of 6\u00A0days without either", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_before_the_one_that_was_asked_for_raise_no_alarm()
    {
        var days = Days(6);
        days.RemoveAt(3);

        Assert.Equal(CheckStatus.Critical, Judged(days).Status);
        Assert.Equal(CheckStatus.Pass, (Judged(days) with { Since = First.AddDays(4) }).Status);
    }

    [Fact]
    public void Without_any_day_it_says_so_and_shows_no_chart()
    {
        var document = MonitoringReport.Document(Judged([]));

        Assert.Contains("no day to judge", document.ToMarkdown(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(document.Images);
    }

    [Fact]
    public void The_record_has_each_check_with_its_series_and_the_thresholds()
    {
        using var record = JsonDocument.Parse(MonitoringRecord.Of(Judged(Days(4))).ToJson());

        var root = record.RootElement;
        Assert.Equal(("PASS", JsonValueKind.Null), (root.GetProperty("status").GetString(), root.GetProperty("as_of").ValueKind));
        Assert.Equal(4, root.GetProperty("thresholds").GetProperty("critical_z").GetDouble());
        var volume = root.GetProperty("checks").EnumerateArray().Single(
            check => check.GetProperty("id").GetString() == "volume_anomaly" && check.GetProperty("day").GetString() == "2025-03-04");
        var events = volume.GetProperty("series")[0];

        // Root of (3 x 1001 + 80²) x (1 + π/6) = 119.69; three times that below and above 1,000.
        Assert.Equal(("events", 1000, 1000, 3), (events.GetProperty("name").GetString(), events.GetProperty("value").GetDouble(), events.GetProperty("expected").GetDouble(), events.GetProperty("baseline_days").GetInt32()));
        Assert.Equal(640.921, events.GetProperty("lower").GetDouble(), 2);
        Assert.Equal(1359.079, events.GetProperty("upper").GetDouble(), 2);
    }

    private static JudgedData Judged(IReadOnlyList<DayFigures> days) => new(
        MonitoringJudge.Judge(
            new MonitoringInput
            {
                Days = days,
                Files = [],
                Revenue = [new("order events", new Dictionary<DayCurrency, decimal>()), new("journeys", new Dictionary<DayCurrency, decimal>())],
                EventsForSessions = days.Sum(day => day.Activity.Events),
                EventsInSessions = days.Sum(day => day.Activity.SessionEvents),
                Currency = default,
                LastEventAt = null,
            },
            new MonitoringThresholds(),
            asOf: null),
        "store test",
        Since: null);

    private static List<DayFigures> Days(int count) => [.. Enumerable.Range(0, count).Select(day => new DayFigures(
        First.AddDays(day),
        new DayActivity
        {
            Events = 1000, Users = 700, EmptyReferrers = 600, EmptyEventData = 950, Sessions = 750, SessionUsers = 690,
            ConvertedSessions = 30, SessionEvents = 1000, Orders = 30,
        },
        default,
        new Sales(30, 3000, 375_000)))];
}
