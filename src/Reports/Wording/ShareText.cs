using System.Globalization;

namespace Puffy.Reports.Wording;

/// <summary>Parts of a whole in per cent, as people read them: the figure and its sign stay on one line.</summary>
public static class ShareText
{
    /// <summary>A share with so many digits after the point: 0.123 is <c>12.3 %</c>.</summary>
    public static string Of(decimal share, int digits = 1) =>
        (share * 100).ToString($"N{digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture).Replace('-', '−') + "\u00A0%";

    /// <summary>The share of a part in a whole; a dash where the whole is 0.</summary>
    public static string Of(decimal part, decimal whole, int digits = 1) => whole == 0 ? CountText.None : Of(part / whole, digits);

    /// <summary>A rate, with two digits as rates of conversion are small; a dash where there is none.</summary>
    public static string Rate(decimal? rate) => rate is { } share ? Of(share, digits: 2) : CountText.None;
}
