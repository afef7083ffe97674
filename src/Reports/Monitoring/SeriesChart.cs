using Puffy.Analytics.Currencies;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Wording;
using Puffy.Reports.Charts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Monitoring;

/// <summary>The chart of a watched series.</summary>
/// <param name="FileName">Its file.</param>
/// <param name="Png">Its bytes.</param>
/// <param name="Alternative">What it shows, for those who can't see it.</param>
internal sealed record SeriesChart(string FileName, byte[] Png, string Alternative)
{
    /// <summary>With more days, half a page is too narrow to distinguish them.</summary>
    private const int MostDays = 60;

    private const int Width = 800;
    private const int Height = 420;

    /// <summary>The charts of all series, drawn on all cores; none where no day was judged.</summary>
    internal static IReadOnlyList<SeriesChart> All(MonitoringVerdict verdict)
    {
        if (verdict is not { FirstDay: { } first, LastDay: { } last })
        {
            return [];
        }

        var from = last.DayNumber - first.DayNumber < MostDays ? first : last.AddDays(1 - MostDays);
        return [.. CheckNames.All
            .SelectMany(check => SeriesCatalogue.Of(check), (check, series) => (Check: check, Series: series))
            .AsParallel().AsOrdered()
            .Select(watched => Draw(watched.Check, watched.Series, verdict, from, last))];
    }

    private static SeriesChart Draw(Check check, WatchedSeries series, MonitoringVerdict verdict, DateOnly from, DateOnly last)
    {
        var byDay = verdict.Results
            .Where(result => result.Check == check && result.Day is not null && !result.Readings.IsEmpty)
            .ToDictionary(result => result.Day!.Value, result => result.Readings.First(reading => reading.Series == series.Name));
        var points = Enumerable.Range(0, last.DayNumber - from.DayNumber + 1)
            .Select(from.AddDays)
            .Select(day => PointOf(day, byDay.GetValueOrDefault(day), verdict))
            .ToList();
        var title = Statement(series, points);
        return new SeriesChart(
            $"series_{series.Name}.png",
            new BandChart { Title = title, Points = points, Format = FormatOf(series.Unit, verdict.Currency) }.RenderPng(Width, Height),
            $"{series.Title} by day, with the expected band: {title}");
    }

    private static BandPoint PointOf(DateOnly day, SeriesReading? reading, MonitoringVerdict verdict)
    {
        if (reading is null)
        {
            return new BandPoint(day, null, null, null, Status.Skipped);
        }

        (double Lower, double Upper)? band = reading.Expected is null ? null : verdict.BandOf(reading);
        return new BandPoint(day, reading.Value, band?.Lower, band?.Upper, StatusWords.Parse(reading.Status.Name())!.Value);
    }

    private static string Statement(WatchedSeries series, List<BandPoint> points)
    {
        var off = points.Where(point => point.Status is Status.Warning or Status.Critical).ToList();
        return off.Count switch
        {
            1 => $"{series.Title}: off on {TimeText.Day(off[0].Day)}",
            > 1 => $"{series.Title}: off on {off.Count} days",
            _ when points.Exists(point => point.Status == Status.Pass) => $"{series.Title}: as expected",
            _ when points.Exists(point => point.Value is not null) => $"{series.Title}: too few days to judge",
            _ => $"{series.Title}: nothing to measure",
        };
    }

    private static ValueFormat FormatOf(SeriesUnit unit, Currency currency) => unit switch
    {
        SeriesUnit.Share => ValueFormat.Percent(),
        SeriesUnit.Money => ValueFormat.Money(currency, currency.Decimals),
        _ => ValueFormat.Count,
    };
}
