using System.Collections.Immutable;
using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Monitoring;

/// <summary>What checks that watch series have in common: the z rule, and how results are worded.</summary>
internal static class SeriesCheck
{
    /// <summary>With more series than this, only those that are off are named.</summary>
    private const int MostTold = 4;

    /// <summary>A series on a day, by the z rule.</summary>
    public static SeriesReading Read(WatchedSeries series, DayInContext day, MonitoringThresholds thresholds)
    {
        if (series.ValueOf(day.Figures) is not { } value)
        {
            return new SeriesReading(series.Name, null, null, CheckStatus.Skipped, "nothing to measure");
        }

        if (Baseline.Expect(series, day.Figures, day.Before, thresholds) is not { } expected)
        {
            return new SeriesReading(series.Name, value, null, CheckStatus.Skipped, TooFewDays(thresholds));
        }

        var off = Math.Abs(expected.ZOf(value));
        var status = off > thresholds.CriticalZ ? CheckStatus.Critical : off > thresholds.WarningZ ? CheckStatus.Warning : CheckStatus.Pass;
        return new SeriesReading(series.Name, value, expected, status, string.Empty);
    }

    /// <summary>The result of several series.</summary>
    public static CheckResult Judge(
        Check check, DayInContext day, ImmutableArray<SeriesReading> readings, MonitoringThresholds thresholds)
    {
        var currency = day.Figures.Currency;
        var status = readings.Select(reading => reading.Status).Worst();
        if (status == CheckStatus.Skipped)
        {
            var reason = readings.Any(reading => reading.Value is not null) ? TooFewDays(thresholds) : "nothing to measure";
            return CheckResult.Skip(check, day.Day, reason, "Check the day yourself; it serves as baseline for later days.") with { Readings = readings };
        }

        var judged = readings.Where(reading => reading.Status != CheckStatus.Skipped).ToList();
        var worst = judged.OrderByDescending(reading => reading.Status).ThenByDescending(reading => Math.Abs(reading.Z ?? 0)).First();
        var told = status > CheckStatus.Pass ? [.. judged.Where(reading => reading.Status > CheckStatus.Pass)]
            : judged.Count <= MostTold ? judged
            : [worst];
        var result = CheckResult.Of(
            check, day.Day, status, string.Join(", ", told.Select(reading => Measured(reading, currency))), string.Join(", ", told.Select(Expected)), AdviceOn(worst));
        return result with { Readings = readings };

        string Expected(SeriesReading reading) => reading.Expected is { } expected
            ? $"{reading.Series} {Range(reading.Series, expected, thresholds.WarningZ, currency)}"
            : $"{reading.Series} as on the day before";
    }

    /// <summary>The least and most that passes without a warning; shares stay within 0 and 1, nothing is below 0.</summary>
    public static (double Lower, double Upper) Band(string series, Expectation expected, double warningZ)
    {
        var upper = expected.Centre + (warningZ * expected.Scale);
        return (
            Math.Max(0, expected.Centre - (warningZ * expected.Scale)),
            SeriesCatalogue.Named(series).Unit == SeriesUnit.Share ? Math.Min(1, upper) : upper);
    }

    private static string Range(string series, Expectation expected, double warningZ, Currency currency)
    {
        var (lower, upper) = Band(series, expected, warningZ);
        var written = SeriesCatalogue.Named(series);
        return $"{written.Write(lower, currency)} to {written.Write(upper, currency)}";
    }

    private static string Measured(SeriesReading reading, Currency currency)
    {
        var value = SeriesCatalogue.Named(reading.Series).Write(reading.Value!.Value, currency);
        return reading.Z is { } z
            ? FormattableString.Invariant($"{reading.Series} {value} (z {WithoutSignOfZero(Math.Round(z, 1)):0.0})")
            : $"{reading.Series} {value}";
    }

    private static double WithoutSignOfZero(double number) => number == 0 ? 0 : number;

    private static string AdviceOn(SeriesReading reading)
    {
        var series = SeriesCatalogue.Named(reading.Series);
        return reading.Z is < 0 ? series.AdviceBelow : series.AdviceAbove;
    }

    private static string TooFewDays(MonitoringThresholds thresholds) =>
        FormattableString.Invariant($"fewer than {thresholds.LeastBaselineDays} days before it to judge it against");
}
