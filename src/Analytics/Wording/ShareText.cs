using System.Globalization;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Wording;

/// <summary>Parts of a whole in per cent, as people read them: the figure and its sign stay on one line.</summary>
public static class ShareText
{
    private const string Sign = "\u00A0%";

    /// <summary>A share with so many digits after the point: 0.123 is <c>12.3 %</c>.</summary>
    public static string Of(decimal share, int digits = 1) => CountText.Number(share * 100, digits) + Sign;

    /// <summary>A share with so many digits after the point: 0.123 is <c>12.3 %</c>.</summary>
    public static string Of(double share, int digits = 1) => CountText.Number(share * 100, digits) + Sign;

    /// <summary>The interval of a share: <c>8.1 to 16.0 %</c>.</summary>
    public static string Range(ShareInterval share) => $"{CountText.Number(share.Low * 100, digits: 1)} to {Of(share.High)}";

    /// <summary>The share of a part in a whole; a dash where the whole is 0.</summary>
    public static string OfWhole(decimal part, decimal whole, int digits = 1) => whole == 0 ? CountText.None : Of(part / whole, digits);

    /// <summary>A share where small ones are compared: two digits after the point below 10 %, else one; <c>0 %</c> for none.</summary>
    public static string Fine(decimal share) => share == 0 ? "0" + Sign : Of(share, Math.Abs(share) < 0.1m ? 2 : 1);

    /// <summary>The same for a part of a whole; a dash where the whole is 0.</summary>
    public static string FineOfWhole(decimal part, decimal whole) => whole == 0 ? CountText.None : Fine(part / whole);

    /// <summary>By how much a figure changed, with its sign: <c>+12.3 %</c>; a dash where there was nothing before.</summary>
    public static string Change(decimal now, decimal before) =>
        before == 0 ? CountText.None : (now > before ? "+" : "") + Fine((now - before) / before);

    /// <summary>A rate, with two digits as rates of conversion are small; a dash where there is none.</summary>
    public static string Rate(decimal? rate) => rate is { } share ? Of(share, digits: 2) : CountText.None;

    /// <summary>A rate, with two digits as rates of conversion are small.</summary>
    public static string Rate(double rate) => Of(rate, digits: 2);

    /// <summary>A rate with its interval and sample: <c>0.76 % (95 %: 0.62 to 0.94 %; 87 of 11,382)</c>.</summary>
    public static string Rate(Proportion rate) =>
        $"{Rate(rate.Rate ?? 0)} (95{Sign}: {(rate.Wilson.Low * 100).ToString("F2", CultureInfo.InvariantCulture)} to "
        + $"{Rate(rate.Wilson.High)}; {CountText.Of(rate.Part)} of {CountText.Of(rate.Whole)})";
}
