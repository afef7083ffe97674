using System.Globalization;
using System.Text;
using System.Text.Json;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Orders;

/// <summary>What the event_data of a checkout_completed says.</summary>
/// <param name="Revenue">The order's revenue, rounded to the cent, half to even; from 0 to <see cref="LargestRevenue"/>.</param>
/// <param name="TransactionId">The shop's own number of the order; empty where there is none.</param>
/// <param name="ItemCount">Sum of the items' quantities; an item without one counts once.</param>
/// <param name="ItemsRevenue">Sum of quantity times price; null where there are no items, or one has no price.</param>
public sealed record OrderPayload(decimal Revenue, string TransactionId, int ItemCount, decimal? ItemsRevenue)
{
    /// <summary>No order has a revenue beyond this; up to it, sums of billions of orders are exact to the cent in a decimal.</summary>
    public const decimal LargestRevenue = 1_000_000_000_000_000;

    private const NumberStyles Numeric = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>What is wrong with an order's event_data.</summary>
    /// <param name="IsRevenue">The revenue is at fault; else the text as a whole.</param>
    /// <param name="Detail">What is wrong, for a person.</param>
    public sealed record Defect(bool IsRevenue, string Detail);

    /// <summary>Reads the event_data of an accepted order.</summary>
    /// <exception cref="InvalidDataException">It is none that could have been accepted.</exception>
    public static OrderPayload Read(string data) => Read(Encoding.UTF8.GetBytes(data), out var payload) is { } defect
        ? throw new InvalidDataException($"An order was stored whose event_data can't be read: {defect.Detail}.")
        : payload;

    /// <summary>Reads the event_data of an order.</summary>
    /// <param name="json">The text, as UTF-8.</param>
    /// <param name="payload">What it says, where nothing is wrong.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static Defect? Read(ReadOnlySpan<byte> json, out OrderPayload payload)
    {
        payload = null!;
        try
        {
            var reader = JsonText.Reader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return new Defect(IsRevenue: false, "an order needs a JSON object");
            }

            var (revenue, revenueText) = ((decimal?)null, "no revenue");
            var transaction = string.Empty;
            var (count, sum) = (0, (decimal?)null);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (JsonText.IsAt(ref reader, "revenue"u8))
                {
                    reader.Read();
                    (revenue, revenueText) = (NumberAt(ref reader), "the revenue is no number");
                }
                else if (JsonText.IsAt(ref reader, "transaction_id"u8))
                {
                    reader.Read();
                    transaction = TextAt(ref reader);
                }
                else if (JsonText.IsAt(ref reader, "items"u8))
                {
                    reader.Read();
                    (count, sum) = ItemsAt(ref reader);
                }
                else
                {
                    reader.Read();
                }

                reader.Skip();
            }

            if (reader.Read())
            {
                return new Defect(IsRevenue: false, "there is more than a JSON object");
            }

            if (revenue is not (>= 0 and <= LargestRevenue))
            {
                return new Defect(IsRevenue: true, revenue switch
                {
                    null => revenueText,
                    < 0 => "the revenue is negative",
                    _ => "the revenue is beyond 10^15",
                });
            }

            payload = new OrderPayload(Cents(revenue.Value), transaction, count, sum);
            return null;
        }
        catch (JsonException)
        {
            return new Defect(IsRevenue: false, "an order needs a JSON object; this is not well-formed JSON");
        }
    }

    /// <summary>Money is kept to the cent, so that credits, tables and totals are the same number. + 0.00 makes a negative zero plain.</summary>
    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.ToEven) + 0.00m;

    private static decimal? NumberAt(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
        JsonTokenType.String when decimal.TryParse(JsonText.StringAt(ref reader), Numeric, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static string TextAt(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => JsonText.StringAt(ref reader).Trim(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => string.Empty,
    };

    private static (int Count, decimal? Sum) ItemsAt(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return (0, null);
        }

        var (count, sum, priced, items) = (0m, 0m, true, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                priced = false;
                continue;
            }

            var (quantity, price) = ItemAt(ref reader);
            items++;
            count = Bounded(count + (quantity ?? 1));
            priced &= price is not null;
            sum = Bounded(sum + Bounded((quantity ?? 1) * (price ?? 0)));
        }

        return ((int)count, priced && items > 0 ? Cents(sum) : null);
    }

    private static (decimal? Quantity, decimal? Price) ItemAt(ref Utf8JsonReader reader)
    {
        var (quantity, price) = ((decimal?)null, (decimal?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isQuantity, isPrice) = (JsonText.IsAt(ref reader, "quantity"u8), JsonText.IsAt(ref reader, "item_price"u8));
            reader.Read();
            quantity = isQuantity && NumberAt(ref reader) is { } pieces ? Bounded(pieces) : quantity;
            price = isPrice && NumberAt(ref reader) is { } each ? Bounded(each) : price;
            reader.Skip();
        }

        return (quantity, price);
    }

    /// <summary>Keeps nonsense in the items from overflowing; it is then no match for the revenue, which is what it is read for.</summary>
    private static decimal Bounded(decimal number) => Math.Clamp(number, -1_000_000_000, 1_000_000_000);
}
