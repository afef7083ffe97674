using System.Text;
using System.Text.Json;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Mapping;

/// <summary>The event_data of a family of SDKs.</summary>
internal sealed class EventDataMapping(SdkMapping mapping)
{
    private const string Currency = "currency";
    private const string Revenue = "revenue";

    private readonly string[] _paths = mapping.Fields.GetValueOrDefault("event_data") ?? [];

    /// <summary>The event_data of an event, as UTF-8; empty where it has none.</summary>
    /// <param name="root">The event.</param>
    /// <param name="isOrder">It is an order.</param>
    /// <param name="context">Its key says which amount is the revenue, and the currency of orders that name none.</param>
    /// <param name="withoutIdentity">Leaves e-mail addresses out.</param>
    public byte[] Of(JsonElement root, bool isOrder, MappingContext context, bool withoutIdentity)
    {
        var key = context.Key;
        if (mapping.Checkout is { } checkout && JsonPath.Follow(root, checkout.Field) is { ValueKind: JsonValueKind.Object } cart)
        {
            return OfCheckout(cart, checkout, context);
        }

        if (JsonPath.First(root, _paths) is not { } data)
        {
            return [];
        }

        if (data.ValueKind != JsonValueKind.Object)
        {
            return Encoding.UTF8.GetBytes(context.Emails.AllIn(data.ValueKind == JsonValueKind.String ? data.GetString()! : data.GetRawText()));
        }

        using var text = new EventDataText(context.Emails, withoutIdentity);
        text.Start();
        if (isOrder && mapping.Order is { } order)
        {
            Order(text, data, order, key);
        }
        else
        {
            foreach (var property in Kept(data))
            {
                text.Property(property.Name, property.Value);
            }
        }

        return text.End();
    }

    private IEnumerable<JsonProperty> Kept(JsonElement data) => data.EnumerateObject()
        .Where(property => !Array.Exists(mapping.DroppedData, start => property.Name.StartsWith(start, StringComparison.Ordinal)));

    private void Order(EventDataText text, JsonElement data, OrderMapping order, ApiKey key)
    {
        var revenue = order.Revenue.TryGetValue(key.Revenue.ToString().ToLowerInvariant(), out var paths) ? JsonPath.First(data, paths) : null;
        var hasCurrency = false;
        foreach (var property in Kept(data))
        {
            if (property.Name == Revenue && revenue is not null)
            {
                continue;
            }

            if (property.Name == Currency)
            {
                hasCurrency = FieldText.Of(property.Value).Trim().Length > 0;
                if (!hasCurrency)
                {
                    continue;
                }
            }

            var name = order.Names.TryGetValue(property.Name, out var other) && !data.TryGetProperty(other, out _) ? other : property.Name;
            text.Property(name, property.Value);
        }

        if (revenue is { } amount)
        {
            text.Property(Revenue, amount);
        }

        if (!hasCurrency && key.Currency.Length > 0)
        {
            text.Property(Currency, key.Currency);
        }
    }

    private static byte[] OfCheckout(JsonElement cart, CheckoutMapping checkout, MappingContext context)
    {
        using var text = new EventDataText(context.Emails, withoutIdentity: true);
        text.Start();
        var hasCurrency = false;
        foreach (var (name, paths) in checkout.Data)
        {
            if (JsonPath.First(cart, paths) is { } value)
            {
                hasCurrency |= name == Currency;
                text.Property(name, value);
            }
        }

        if (!hasCurrency && context.Key.Currency.Length > 0)
        {
            text.Property(Currency, context.Key.Currency);
        }

        return text.End();
    }
}
