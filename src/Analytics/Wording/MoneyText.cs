using System.Globalization;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Wording;

/// <summary>
/// Amounts of money, as people read them. Every amount with a sign is made by one method; without a currency an amount has none.
/// </summary>
public static class MoneyText
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["USD"] = "$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["INR"] = "₹",
    };

    /// <summary>An amount to the minor unit, for tables whose heads say what it is: <c>1,234.50</c>.</summary>
    public static string Amount(decimal amount, Currency currency) => CountText.Number(amount, currency.Decimals);

    /// <summary>An amount to the minor unit, where it equals one of the run record: <c>$1,234.50</c>.</summary>
    public static string Exact(decimal amount, Currency currency) => Write(amount, currency.Decimals, currency);

    /// <summary>An amount in whole units: <c>$1,235</c>.</summary>
    public static string Whole(decimal amount, Currency currency) => Write(amount, 0, currency);

    /// <summary>An estimate, to three digits at most, so that it claims no more than it knows: <c>$12,300</c>.</summary>
    public static string About(double amount, Currency currency) => Write(Rounded(amount), 0, currency);

    /// <summary>A range of such estimates.</summary>
    public static string About(Interval range, Currency currency) => $"{About(range.Low, currency)} to {About(range.High, currency)}";

    /// <summary>What stands before an amount of a currency: its sign, or its code and a space; nothing for none.</summary>
    public static string Sign(Currency currency) =>
        currency.IsNone ? string.Empty : Signs.GetValueOrDefault(currency.Code) ?? $"{currency.Code}\u00A0";

    private static string Write(decimal amount, int digits, Currency currency)
    {
        var rounded = Math.Round(amount, digits, MidpointRounding.AwayFromZero);
        return $"{(rounded < 0 ? "−" : "")}{Sign(currency)}{Math.Abs(rounded).ToString($"N{digits}", CultureInfo.InvariantCulture)}";
    }

    private static decimal Rounded(double amount)
    {
        if (Math.Abs(amount) < 1)
        {
            return 0;
        }

        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Abs(amount))) - 2));
        return (decimal)(Math.Round(amount / unit) * unit);
    }
}
