using System.Globalization;
using Puffy.Analytics.Statistics;
using Puffy.Reports.Charts;

namespace Puffy.Reports.Executive;

/// <summary>Figures as they stand in sentences.</summary>
internal static class Say
{
    /// <summary>Money to the cent: where a figure equals one of the run record.</summary>
    internal static string Exact(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{(amount < 0 ? "−" : "")}${Math.Abs(amount):N2}");

    /// <summary>Money in whole units.</summary>
    internal static string Money(decimal amount) => ValueFormat.Money().Write((double)amount);

    /// <summary>Money that is an estimate, to three digits at most, so that it claims no more than it knows.</summary>
    internal static string About(double amount) => ValueFormat.Money().Write(Rounded(amount));

    /// <summary>A range of such money.</summary>
    internal static string About(Interval range) => $"{About(range.Low)} to {About(range.High)}";

    internal static string Count(double count) => ValueFormat.Count.Write(count);

    /// <summary>A number and its noun: <c>1 order</c>, <c>147 orders</c>.</summary>
    internal static string Count(long count, string one, string? many = null) => $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>A share of money or rows.</summary>
    internal static string Share(double share) => ValueFormat.Percent().Write(share);

    /// <summary>A share of a whole; of nothing it is nothing.</summary>
    internal static string Share(decimal part, decimal whole) => Share(whole == 0 ? 0 : (double)(part / whole));

    /// <summary>The same without decimals, for estimates.</summary>
    internal static string WholeShare(decimal part, decimal whole) => ValueFormat.Percent(0).Write(whole == 0 ? 0 : (double)(part / whole));

    /// <summary>A rate with two decimals, as conversion rates are small.</summary>
    internal static string Rate(double rate) => ValueFormat.Percent(2).Write(rate);

    /// <summary>A rate with its interval and sample size: <c>0.76 % (95 %: 0.62 to 0.94 %; 87 of 11,382)</c>.</summary>
    internal static string Rate(Proportion rate)
    {
        var range = rate.Wilson;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Rate(rate.Rate ?? 0)} (95 %: {range.Low * 100:F2} to {Rate(range.High)}; {Count(rate.Part)} of {Count(rate.Whole)})").Replace("95 %", "95\u00A0%", StringComparison.Ordinal);
    }

    /// <summary>A stretch of time: minutes, hours or days.</summary>
    internal static string Time(decimal minutes) => minutes switch
    {
        < 1 => "less than a minute",
        < 120 => Count((long)Math.Round(minutes), "minute"),
        < 48 * 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:0.#} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60 / 24:0.#} days"),
    };

    internal static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static double Rounded(double amount)
    {
        if (Math.Abs(amount) < 1)
        {
            return 0;
        }

        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Abs(amount))) - 2));
        return Math.Round(amount / unit) * unit;
    }
}
