using System.Collections.Immutable;
using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Monitoring;

/// <summary>What monitoring found.</summary>
/// <param name="AsOf">The time of the judgement, UTC; null where none was given.</param>
/// <param name="FirstDay">The first day that was judged; null where there is none.</param>
/// <param name="LastDay">The last day that was judged.</param>
/// <param name="Outside">Days that hold rows but were not judged: stray dates, a day barely begun, days after the as-of time.</param>
/// <param name="Results">Results on the data as a whole first, then by day from first to last; of a day the most pressing check
/// first.</param>
/// <param name="Thresholds">The thresholds under which it was judged.</param>
/// <param name="Currency">The currency of figures in money.</param>
[GenerateSerializer, Immutable, Alias("puffy.MonitoringVerdict")]
public sealed record MonitoringVerdict(
    [property: Id(0)] DateTime? AsOf,
    [property: Id(1)] DateOnly? FirstDay,
    [property: Id(2)] DateOnly? LastDay,
    [property: Id(3)] ImmutableArray<DateOnly> Outside,
    [property: Id(4)] ImmutableArray<CheckResult> Results,
    [property: Id(5)] MonitoringThresholds Thresholds,
    [property: Id(6)] Currency Currency)
{
    /// <summary>The worst of all.</summary>
    public CheckStatus Status => Results.Select(result => result.Status).Worst();

    /// <summary>The worst of one day.</summary>
    public CheckStatus StatusOf(DateOnly day) => Results.Where(result => result.Day <= day && day <= result.LastDay).Select(result => result.Status).Worst();

    /// <summary>The results on the data as a whole, and on the days from a day on.</summary>
    /// <param name="since">The day; null for every day.</param>
    public IEnumerable<CheckResult> ResultsSince(DateOnly? since) => Results.Where(result => since is null || result.Day is null || result.LastDay >= since);

    /// <summary>The least and most of a series that passes without a warning.</summary>
    public (double Lower, double Upper) BandOf(SeriesReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(reading.Expected);
        return SeriesCheck.Band(reading.Series, reading.Expected, Thresholds.WarningZ);
    }
}
