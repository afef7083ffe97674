using Puffy.Sample.Chance;

namespace Puffy.Sample.Shop;

/// <summary>One visit's order, drawn from the visit's dice: a reloaded receipt shows the very same order.</summary>
/// <param name="Dice">The visit's dice.</param>
/// <param name="Day">The day on which the order was placed, part of its transaction id.</param>
/// <param name="TransactionNumbers">
/// How many transaction numbers a day has. As with real shops' short numbers, different orders at times share one.
/// </param>
internal readonly record struct Order(Dice Dice, DateOnly Day, int TransactionNumbers)
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
    /// <param name="doubled">True for the fault that counts revenue twice.</param>
    public void WriteTo(Utf8Text json, ReadOnlySpan<byte> emailHash, bool doubled)
    {
        var flaw = Flaws.Pick(Dice, Trait.OrderFlaw);
        var lines = LineCounts.Pick(Dice, Trait.LineCount);

        json.Append("{\"transaction_id\":\"ORD-"u8);
        json.AppendDigits(Day.Year, 4).AppendDigits(Day.Month, 2).AppendDigits(Day.Day, 2);
        json.Append((byte)'-').AppendNumber(100 + Dice.Below(Trait.TransactionNumber, TransactionNumbers)).Append((byte)'"');
        AppendRevenue(json, flaw, lines, doubled);
        json.Append(",\"items\":["u8);
        for (var line = 0; line < lines; line++)
        {
            if (line > 0)
            {
                json.Append((byte)',');
            }

            AppendLine(json, Line(line), flaw == OrderFlaw.ZeroRevenue);
        }

        if (flaw == OrderFlaw.Malformed)
        {
            return;
        }

        json.Append("],\"user_email\":\""u8).Append(emailHash).Append("\"}"u8);
    }

    private void AppendRevenue(Utf8Text json, OrderFlaw flaw, int lines, bool doubled)
    {
        if (flaw == OrderFlaw.NoRevenue)
        {
            return;
        }

        json.Append(",\"revenue\":"u8);
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
        } * (doubled ? 2 : 1);
        if (flaw == OrderFlaw.NumericString)
        {
            json.Append((byte)'"').AppendMoney(revenue).Append((byte)'"');
        }
        else
        {
            json.AppendMoney(revenue);
        }
    }

    private static void AppendLine(Utf8Text json, (Product Product, int Variant, int Quantity, long Cents) line, bool free)
    {
        json.Append("{\"item_id\":\""u8).Append(line.Product.Handle).Append((byte)'-').AppendNumber(line.Variant + 1);
        json.Append("\",\"item_name\":\""u8).Append(line.Product.Name);
        json.Append("\",\"item_variant\":\""u8).Append(line.Product.Variants[line.Variant].Text);
        json.Append("\",\"quantity\":"u8).AppendNumber(line.Quantity);
        json.Append(",\"item_price\":"u8).AppendMoney(free ? 0 : line.Cents).Append((byte)'}');
    }

    private (Product Product, int Variant, int Quantity, long Cents) Line(int line)
    {
        var dice = Dice.At(line);
        var product = Catalogue.Product(dice);
        var variant = dice.Below(Trait.Variant, product.Variants.Count);
        return (product, variant, dice.Happens(Trait.Quantity, 1200) ? 2 : 1, product.Variants[variant].Cents);
    }
}
