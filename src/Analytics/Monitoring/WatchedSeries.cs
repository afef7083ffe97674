using System.Globalization;
using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Monitoring;

/// <summary>A figure watched from day to day.</summary>
/// <param name="name">Its name in reports.</param>
/// <param name="title">What it is, in words.</param>
/// <param name="unit">What it is measured in.</param>
public abstract class WatchedSeries(string name, string title, SeriesUnit unit)
{
    /// <summary>Its name in reports.</summary>
    public string Name { get; } = name;

    /// <summary>What it is, in words.</summary>
    public string Title { get; } = title;

    /// <summary>What it is measured in.</summary>
    public SeriesUnit Unit { get; } = unit;

    /// <summary>What to do if it is higher than expected, in one sentence.</summary>
    public required string AdviceAbove { get; init; }

    /// <summary>What to do if it is lower than expected, in one sentence.</summary>
    public required string AdviceBelow { get; init; }

    /// <summary>A value as it is written.</summary>
    /// <param name="value">The value.</param>
    /// <param name="currency">The main currency, for values in money.</param>
    public string Write(double value, Currency currency) => Unit switch
    {
        SeriesUnit.Share => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.0#} %"),
        SeriesUnit.Money => currency.WithCode(value.ToString($"N{currency.Decimals}", CultureInfo.InvariantCulture)),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    /// <summary>The value of a day; null where there is nothing to measure.</summary>
    internal abstract double? ValueOf(DayFigures day);

    /// <summary>The least variance that a day's value has by chance alone, however alike the baseline days happen to be.</summary>
    /// <param name="centre">The expected value.</param>
    /// <param name="day">The day that is judged.</param>
    /// <param name="before">The baseline days.</param>
    /// <param name="thresholds">How the shop's figures scatter.</param>
    internal abstract double NoiseVariance(
        double centre, DayFigures day, IReadOnlyList<DayFigures> before, MonitoringThresholds thresholds);

    /// <summary>Variance of a count around its mean: that of counting, of at least one thing, and that of the days.</summary>
    /// <param name="mean">The expected count.</param>
    /// <param name="dispersion">Variance of counting over the mean.</param>
    /// <param name="thresholds">How days vary.</param>
    private protected static double CountVariance(double mean, double dispersion, MonitoringThresholds thresholds) =>
        (dispersion * (mean + 1)) + Square(thresholds.DayToDayVariation * mean);

    private protected static double Square(double value) => value * value;
}
