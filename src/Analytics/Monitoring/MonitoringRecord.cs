using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Puffy.Analytics.Monitoring;

/// <summary>The machine-readable verdict, <c>monitoring/monitoring_report_YYYYMMDD.json</c>.</summary>
public sealed record MonitoringRecord
{
    /// <summary>The worst status among the checks.</summary>
    public required string Status { get; init; }

    /// <summary>What was judged.</summary>
    public required string Source { get; init; }

    /// <summary>The time of the judgement, UTC; null where none was given.</summary>
    public required DateTime? AsOf { get; init; }

    /// <summary>What the age of the data was judged against, or why it was not.</summary>
    public required string Freshness { get; init; }

    /// <summary>The first day that was judged; null where there is none.</summary>
    public required DateOnly? FirstDay { get; init; }

    /// <summary>The last day that was judged.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>Days that hold rows but were not judged.</summary>
    public required IReadOnlyList<DateOnly> DaysNotJudged { get; init; }

    /// <summary>The first day to report; null for every day.</summary>
    public required DateOnly? Since { get; init; }

    /// <summary>Number of checks by status.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>The checks: on the data as a whole first, then by day.</summary>
    public required IReadOnlyList<CheckRecord> Checks { get; init; }

    /// <summary>The thresholds under which it was judged.</summary>
    public required IReadOnlyDictionary<string, double> Thresholds { get; init; }

    /// <summary>The record of a verdict.</summary>
    public static MonitoringRecord Of(JudgedData judged)
    {
        ArgumentNullException.ThrowIfNull(judged);
        var verdict = judged.Verdict;
        return new MonitoringRecord
        {
            Status = judged.Status.Name(),
            Source = judged.Source,
            AsOf = verdict.AsOf,
            Freshness = judged.Freshness,
            FirstDay = verdict.FirstDay,
            LastDay = verdict.LastDay,
            DaysNotJudged = verdict.Outside,
            Since = judged.Since,
            Counts = Enum.GetValues<CheckStatus>().ToDictionary(status => status.Name(), status => judged.Results.Count(result => result.Status == status)),
            Checks = [.. judged.Results.Select(result => CheckRecord.Of(result, verdict))],
            Thresholds = ThresholdSetting.All.ToDictionary(setting => setting.Name, setting => setting.Value(verdict.Thresholds)),
        };
    }

    /// <summary>The record as JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, MonitoringRecordJson.Default.MonitoringRecord) + "\n";
}

/// <summary>A check.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Priority">0 is the most pressing.</param>
/// <param name="Day">The day that it is about, the first of several; null for the data as a whole.</param>
/// <param name="Until">The last of several missing days that it is about; null where it is about one.</param>
/// <param name="Status">PASS, WARNING, CRITICAL or SKIPPED.</param>
/// <param name="Reason">Why it could not be judged, in part or at all; empty where it was.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Expectation">What was expected.</param>
/// <param name="Action">What to do, in one sentence.</param>
/// <param name="Series">The series behind it.</param>
/// <param name="Fields">The fields inside event_data that are off.</param>
public sealed record CheckRecord(
    string Id, int Priority, DateOnly? Day, DateOnly? Until, string Status, string Reason, string Measured, string Expectation, string Action, IReadOnlyList<SeriesRecord> Series, IReadOnlyList<FieldRecord> Fields)
{
    internal static CheckRecord Of(CheckResult result, MonitoringVerdict verdict) => new(
        result.Check.Name(),
        result.Check.Priority(),
        result.Day,
        result.Until,
        result.Status.Name(),
        result.Reason,
        result.Measured,
        result.Expectation,
        result.Advice,
        [.. result.Readings.Select(reading => SeriesRecord.Of(reading, verdict))],
        [.. result.Fields.Select(FieldRecord.Of)]);
}

/// <summary>A field inside event_data that is off.</summary>
/// <param name="Event">The name of its events.</param>
/// <param name="Field">Its path, such as <c>items[].item_price</c>.</param>
/// <param name="Change">vanished, type, unit or share.</param>
/// <param name="Status">WARNING or CRITICAL.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Events">Events that it touches.</param>
/// <param name="Orders">Those of them that are orders.</param>
/// <param name="Revenue">Revenue of these orders.</param>
/// <param name="RevenueShare">That revenue as a share of the day's; null where the day has none.</param>
public sealed record FieldRecord(
    string Event, string Field, string Change, string Status, string Measured, string Expected, long Events, long Orders, string Revenue, decimal? RevenueShare)
{
    internal static FieldRecord Of(FieldReading reading) => new(
        reading.Field.EventName,
        reading.Field.Title,
        reading.Change.ToString().ToLowerInvariant(),
        reading.Status.Name(),
        reading.Measured,
        reading.Expectation,
        reading.Events,
        reading.Orders,
        reading.Revenue.ToString(CultureInfo.InvariantCulture),
        reading.RevenueShare is { } share ? Math.Round(share, 6) : null);
}

/// <summary>A watched series on a day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it was judged.</param>
/// <param name="Value">What was measured; null where there is nothing to measure.</param>
/// <param name="Expected">The median of the days before; null where they are too few.</param>
/// <param name="Lower">The least that passes without a warning.</param>
/// <param name="Upper">The most that passes without a warning.</param>
/// <param name="Z">How many standard deviations the value is off.</param>
/// <param name="BaselineDays">How many days the expectation comes from.</param>
/// <param name="Note">Why it was not judged by its z-score alone; empty where it was.</param>
public sealed record SeriesRecord(
    string Name, string Status, double? Value, double? Expected, double? Lower, double? Upper, double? Z, int BaselineDays, string Note)
{
    internal static SeriesRecord Of(SeriesReading reading, MonitoringVerdict verdict)
    {
        (double Lower, double Upper)? band = reading.Expected is null ? null : verdict.BandOf(reading);
        return new(
            reading.Series,
            reading.Status.Name(),
            Rounded(reading.Value),
            Rounded(reading.Expected?.Centre),
            Rounded(band?.Lower),
            Rounded(band?.Upper),
            Rounded(reading.Z),
            reading.Expected?.Days ?? 0,
            reading.Note);
    }

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 6) : null;
}

/// <summary>How verdicts are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(MonitoringRecord))]
internal sealed partial class MonitoringRecordJson : JsonSerializerContext;
