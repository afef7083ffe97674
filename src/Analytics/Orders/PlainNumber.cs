using System.Globalization;
using System.Text.Json;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Orders;

/// <summary>
/// Numbers, also as text. A text with a thousands separator or a currency sign is not one: no two readers would agree on
/// what 1,234 or €12 is.
/// </summary>
internal static class PlainNumber
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>The number on which a reader stands; null where it is not one.</summary>
    public static decimal? At(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
        JsonTokenType.String when decimal.TryParse(JsonText.StringAt(ref reader), Styles, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
