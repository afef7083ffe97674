using System.Globalization;
using System.Text;
using System.Text.Json;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Orders;

/// <summary>The shop's own number of an order, in one form however it was written: 1002, "1002" and 1002.0 are one id.</summary>
internal static class TransactionId
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads the value on which a reader stands; empty where it is neither a text nor a number.</summary>
    public static string At(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => WithoutZeroFraction(JsonText.StringAt(ref reader).Trim()),
        JsonTokenType.Number => OfNumber(Encoding.ASCII.GetString(reader.ValueSpan)),
        _ => string.Empty,
    };

    /// <summary>
    /// Whether a text stands where a shop had no number, or no longer has it: a placeholder, or a number that a spreadsheet
    /// rounded. Taken as an id, it would make repeats of different orders.
    /// </summary>
    public static bool IsPlaceholder(string text) => Placeholder.Is(text) || SpreadsheetNumber.Is(Encoding.UTF8.GetBytes(text));

    private static string OfNumber(string text) =>
        decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number)
            ? (number + 0m).ToString("F0", CultureInfo.InvariantCulture)
            : text;

    /// <summary>A data frame that holds ids as numbers gives whole ones a fraction of zeros.</summary>
    private static string WithoutZeroFraction(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point > 0
            && point < text.Length - 1
            && !text.AsSpan(0, point).ContainsAnyExceptInRange('0', '9')
            && !text.AsSpan(point + 1).ContainsAnyExcept('0')
            ? text[..point]
            : text;
    }
}
