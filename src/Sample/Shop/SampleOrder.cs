using Puffy.Sample.Chance;
using Puffy.Sample.Options;

namespace Puffy.Sample.Shop;

/// <summary>One visit's order, drawn from the visit's dice: a reloaded receipt shows the very same order.</summary>
/// <param name="Dice">The visit's dice.</param>
/// <param name="Day">The day on which the order was placed, part of its transaction id.</param>
/// <param name="TransactionNumbers">
/// How many transaction numbers a day has. As with real shops' short numbers, different orders at times share one.
/// </param>
internal readonly record struct SampleOrder(Dice Dice, DateOnly Day, int TransactionNumbers)
{
    private const int MostLines = 3;

    private static readonly WeightedChoice<OrderFlaw> Flaws = new(
    [
        (OrderFlaw.None, 880),
        (OrderFlaw.Malformed, 8),
        (OrderFlaw.TextRevenue, 6),
        (OrderFlaw.NegativeRevenue, 6),
        (OrderFlaw.NoRevenue, 4),
        (OrderFlaw.ZeroRevenue, 16),
        (OrderFlaw.NumericString, 40),
        (OrderFlaw.Discounted, 40),
    ]);

    private static readonly WeightedChoice<int> LineCounts = new([(1, 62), (2, 28), (MostLines, 10)]);

    /// <summary>Writes the order as event_data, in JSON.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="emailHash">The buyer's email, 64 hex digits of its SHA-256.</param>
    /// <param name="faults">The faults of the day.</param>
    public void WriteTo(Utf8Text json, ReadOnlySpan<byte> emailHash, OrderFaults faults)
    {
        var flaw = Flaws.Pick(Dice, Trait.OrderFlaw);
        var lines = LineCounts.Pick(Dice, Trait.LineCount);

        json.Append((byte)'{');
        if (!faults.Lose(OrderFields.TransactionId))
        {
            json.Append("\"transaction_id\":\"ORD-"u8);
            json.AppendDigits(Day.Year, 4).AppendDigits(Day.Month, 2).AppendDigits(Day.Day, 2);
            json.Append((byte)'-').AppendNumber(100 + Dice.Below(Trait.TransactionNumber, TransactionNumbers)).Append((byte)'"');
        }

        AppendRevenue(json, flaw, lines, faults);
        if (faults.CurrencyOf(Dice) is { } currency)
        {
            Separate(json).Append("\"currency\":\""u8).Append(currency).Append((byte)'"');
        }

        AppendItems(json, flaw, lines, faults);
        if (flaw == OrderFlaw.Malformed)
        {
            return;
        }

        if (!faults.Lose(OrderFields.UserEmail))
        {
            Separate(json).Append("\"user_email\":\""u8).Append(emailHash).Append((byte)'"');
        }

        json.Append((byte)'}');
    }

    private void AppendRevenue(Utf8Text json, OrderFlaw flaw, int lines, OrderFaults faults)
    {
        if (flaw == OrderFlaw.NoRevenue)
        {
            return;
        }

        Separate(json).Append("\"revenue\":"u8);
        if (flaw == OrderFlaw.TextRevenue)
        {
            json.Append("\"pending\""u8);
            return;
        }

        long items = 0;
        for (var line = 0; line < lines; line++)
        {
            var (_, _, quantity, cents) = Line(line);
            items += quantity * cents;
        }

        var revenue = flaw switch
        {
            OrderFlaw.ZeroRevenue => 0,
            OrderFlaw.NegativeRevenue => -items,
            OrderFlaw.Discounted => items * 9 / 10,
            _ => items,
        } * (faults.RevenueDoubled ? 2 : 1);
        faults.WriteNumber(json, OrderFields.Revenue, revenue, isMoney: true, isText: flaw == OrderFlaw.NumericString);
    }

    private void AppendItems(Utf8Text json, OrderFlaw flaw, int lines, OrderFaults faults)
    {
        if (faults.Lose(OrderFields.Items))
        {
            return;
        }

        Separate(json).Append("\"items\":["u8);
        for (var line = 0; line < lines; line++)
        {
            AppendLine(Separate(json), Line(line), flaw == OrderFlaw.ZeroRevenue, faults);
        }

        if (flaw != OrderFlaw.Malformed)
        {
            json.Append((byte)']');
        }
    }

    private static void AppendLine(Utf8Text json, (Product Product, int Variant, int Quantity, long Cents) line, bool free, OrderFaults faults)
    {
        json.Append((byte)'{');
        if (!faults.Lose(OrderFields.ItemId))
        {
            json.Append("\"item_id\":\""u8).Append(line.Product.Handle).Append((byte)'-').AppendNumber(line.Variant + 1).Append((byte)'"');
        }

        if (!faults.Lose(OrderFields.ItemName))
        {
            Separate(json).Append("\"item_name\":\""u8).Append(line.Product.Name).Append((byte)'"');
        }

        if (!faults.Lose(OrderFields.ItemVariant))
        {
            Separate(json).Append("\"item_variant\":\""u8).Append(line.Product.Variants[line.Variant].Text).Append((byte)'"');
        }

        if (!faults.Lose(OrderFields.Quantity))
        {
            faults.WriteNumber(Separate(json).Append("\"quantity\":"u8), OrderFields.Quantity, line.Quantity, isMoney: false);
        }

        if (!faults.Lose(OrderFields.ItemPrice))
        {
            faults.WriteNumber(Separate(json).Append("\"item_price\":"u8), OrderFields.ItemPrice, free ? 0 : line.Cents, isMoney: true);
        }

        json.Append((byte)'}');
    }

    /// <summary>A comma before all but the first of an object or array.</summary>
    private static Utf8Text Separate(Utf8Text json) => json.Written[^1] is (byte)'{' or (byte)'[' ? json : json.Append((byte)',');

    private (Product Product, int Variant, int Quantity, long Cents) Line(int line)
    {
        var dice = Dice.At(line);
        var product = Catalogue.Product(dice);
        var variant = dice.Below(Trait.Variant, product.Variants.Count);
        return (product, variant, dice.Happens(Trait.Quantity, 1200) ? 2 : 1, product.Variants[variant].Cents);
    }
}
