using System.Globalization;

namespace Puffy.Reports.Wording;

/// <summary>Amounts of money, as people read them.</summary>
public static class MoneyText
{
    /// <summary>An amount to the cent, for tables whose heads say what it is: <c>1,234.50</c>.</summary>
    public static string Amount(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture).Replace('-', '−');
}
