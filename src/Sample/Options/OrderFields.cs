namespace Puffy.Sample.Options;

/// <summary>The fields of an order's event_data, by their paths.</summary>
internal static class OrderFields
{
    public const string TransactionId = "transaction_id";
    public const string Revenue = "revenue";
    public const string Items = "items";
    public const string ItemId = "items[].item_id";
    public const string ItemName = "items[].item_name";
    public const string ItemVariant = "items[].item_variant";
    public const string Quantity = "items[].quantity";
    public const string ItemPrice = "items[].item_price";
    public const string UserEmail = "user_email";

    /// <summary>Those that may vanish. An order without revenue is refused, which is another fault.</summary>
    public static IReadOnlyList<string> Optional { get; } = [TransactionId, Items, ItemId, ItemName, ItemVariant, Quantity, ItemPrice, UserEmail];

    /// <summary>Those that are numbers.</summary>
    public static IReadOnlyList<string> Numbers { get; } = [Revenue, Quantity, ItemPrice];

    /// <summary>Those that are amounts of money.</summary>
    public static IReadOnlyList<string> Money { get; } = [Revenue, ItemPrice];

    /// <summary>The currencies that an order may name, of two, no and three decimals.</summary>
    public static IReadOnlyList<string> Currencies { get; } = ["CAD", "EUR", "GBP", "JPY", "KWD"];
}
