using System.Text;
using Puffy.Sample.Chance;
using Puffy.Sample.Shop;
using Puffy.Sample.Traffic;
using Puffy.Sample.Visitors;

namespace Puffy.Sample.Export;

/// <summary>Where an event happened and where the browser came from.</summary>
internal static class PageAddress
{
    // Branches of a visit's dice for what is drawn by template.
    private const int QueryBranch = 50;
    private const int ReferrerBranch = 51;

    private static readonly byte[] Storefront = Encoding.UTF8.GetBytes(Site.Storefront);
    private static readonly byte[] Checkout = Encoding.UTF8.GetBytes(Site.Checkout);

    private static readonly WeightedChoice<byte[]> InnerReferrers = Texts(
        ("", 78), ($"{Site.Storefront}/", 19), ($"{Site.Storefront}/collections/mattresses", 3));

    private static readonly WeightedChoice<byte[]> ReceiptReferrers = Texts(
        ("", 50), ($"{Site.Checkout}/", 30), ("https://www.paypal.com/", 12), ("https://pay.klarna.com/", 8));

    /// <summary>Writes page_url: checkouts on their own subdomain, campaign tags and click ids on the landing page.</summary>
    public static void WriteUrl(Utf8Text text, in DayEvent row)
    {
        var kind = row.Visit.KindAt(row.Step);
        var step = row.Visit.StepDice(row.Step);
        if (kind is EventKind.CheckoutStarted or EventKind.CheckoutCompleted)
        {
            text.Append(Checkout).Append("/checkouts/cn/"u8);
            text.AppendCoded(row.Visit.Dice.Bits(Trait.CheckoutToken), 10, Alphabet.UrlSafe);
            text.Append(kind == EventKind.CheckoutCompleted ? "/thank-you"u8 : "?skip_shop_pay=true&locale=en-US"u8);
            return;
        }

        text.Append(Storefront);
        text.Append(kind == EventKind.AddedToCart ? Catalogue.Product(step).Path : Catalogue.PagePath(step));
        var separator = (byte)'?';
        if (step.Happens(Trait.Configured, 1_500))
        {
            text.Append(separator).Append("size="u8).AppendCoded(step.Bits(Trait.PlaceholderText), 6, Alphabet.Hex);
            separator = (byte)'&';
        }

        var source = SourceOf(row);
        if (row.Step == 0 && !source.Query.IsEmpty)
        {
            text.Append(separator);
            source.Query.WriteTo(text, row.Visit.Dice.At(QueryBranch));
        }
    }

    /// <summary>Writes referrer, which most rows lack.</summary>
    public static void WriteReferrer(Utf8Text text, in DayEvent row)
    {
        if (row.Step == 0)
        {
            SourceOf(row).Referrer.WriteTo(text, row.Visit.Dice.At(ReferrerBranch));
        }
        else if (row.Visitor.Persona != Persona.Bot)
        {
            var choice = row.Visit.KindAt(row.Step) == EventKind.CheckoutCompleted ? ReceiptReferrers : InnerReferrers;
            text.Append(choice.Pick(row.Visit.StepDice(row.Step), Trait.InnerReferrer));
        }
    }

    private static VisitSource SourceOf(in DayEvent row) =>
        TrafficSources.Of(row.Visitor.Persona, returning: row.VisitNumber > 0, row.Visit.Dice);

    private static WeightedChoice<byte[]> Texts(params (string Text, int Weight)[] texts) =>
        new(texts.Select(entry => (Encoding.UTF8.GetBytes(entry.Text), entry.Weight)));
}
