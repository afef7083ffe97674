using System.Text.Json;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Orders;

/// <summary>The items of an order.</summary>
internal static class OrderItems
{
    /// <summary>Reads the value on which a reader stands.</summary>
    /// <returns>The sum of the quantities, and that of quantity times price; the latter is null where an item has no price.</returns>
    public static (int Count, decimal? Sum) At(ref Utf8JsonReader reader)
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

        return ((int)count, priced && items > 0 ? sum : null);
    }

    private static (decimal? Quantity, decimal? Price) ItemAt(ref Utf8JsonReader reader)
    {
        var (quantity, price) = ((decimal?)null, (decimal?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isQuantity, isPrice) = (JsonText.IsAt(ref reader, "quantity"u8), JsonText.IsAt(ref reader, "item_price"u8));
            reader.Read();
            quantity = isQuantity && PlainNumber.At(ref reader) is { } pieces ? Bounded(pieces) : quantity;
            price = isPrice && PlainNumber.At(ref reader) is { } each ? Bounded(each) : price;
            reader.Skip();
        }

        return (quantity, price);
    }

    /// <summary>Keeps nonsense in the items from overflowing; it still differs from the revenue, as it should.</summary>
    private static decimal Bounded(decimal number) => Math.Clamp(number, -1_000_000_000, 1_000_000_000);
}
