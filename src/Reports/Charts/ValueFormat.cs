using System.Globalization;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Charts;

/// <summary>How a value is written: with separators between thousands, and its unit.</summary>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Prefix">Before the figure, such as a currency's sign.</param>
/// <param name="Suffix">After it.</param>
/// <param name="Factor">What the value is multiplied with first: 100 for per cent.</param>
internal sealed record ValueFormat(int Decimals, string Prefix = "", string Suffix = "", double Factor = 1)
{
    /// <summary>Whole numbers: <c>12,345</c>.</summary>
    public static ValueFormat Count { get; } = new(0);

    /// <summary>Amounts of money: <c>$12,345</c>; without a currency <c>12,345</c>.</summary>
    public static ValueFormat Money(Currency currency = default, int decimals = 0) => new(decimals, MoneyText.Sign(currency));

    /// <summary>Shares as per cent: 0.123 is <c>12.3 %</c>.</summary>
    public static ValueFormat Percent(int decimals = 1) => new(decimals, Suffix: "\u00A0%", Factor: 100);

    /// <summary>A value as text; a negative one has its sign first: <c>−$5</c>.</summary>
    public string Write(double value) => Write(value, Decimals);

    /// <summary>The same with at least so many digits as keep the steps of an axis apart.</summary>
    internal string WriteTick(double value, double step)
    {
        var needed = step > 0 ? (int)Math.Clamp(Math.Ceiling(-Math.Log10(step * Factor) - 1e-9), 0, 6) : 0;
        return Write(value, needed);
    }

    private string Write(double value, int decimals)
    {
        var scaled = Math.Round(value * Factor, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(scaled).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return $"{(scaled < 0 ? "−" : "")}{Prefix}{digits}{Suffix}";
    }
}
