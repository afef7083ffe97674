using System.Globalization;

namespace Puffy.Benchmarks.Speed;

/// <summary>What was measured in several rounds.</summary>
/// <param name="Values">One value a round.</param>
internal sealed record Samples(IReadOnlyList<double> Values)
{
    /// <summary>The median.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The value below which the share lies, by the nearest rank.</summary>
    public double Quantile(double share)
    {
        var sorted = Values.Order().ToList();
        var at = share * (sorted.Count - 1);
        return share == 0.5 && sorted.Count % 2 == 0 ? (sorted[(int)at] + sorted[(int)at + 1]) / 2 : sorted[(int)Math.Ceiling(at)];
    }

    /// <summary>Median, and between which values all rounds lie.</summary>
    public string Seconds => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Values.Min():0.00}–{Values.Max():0.00})");

    /// <summary>Median and 99th percentile, of milliseconds.</summary>
    public string Milliseconds => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} / {Quantile(0.99):0.00}");
}
