using Puffy.Analytics.Attribution;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>Lost origins in words: what happened, and what to repair.</summary>
internal static class LostOriginText
{
    /// <summary>How much last click leaves with Direct, and what most of it is; there is at least one lost origin.</summary>
    internal static string Headline(ExecutiveFigures figures)
    {
        var first = figures.LostOrigins[0];
        return $"Last click leaves {MoneyText.Exact(first.Direct, figures.Currency)} ({ShareText.OfWhole(first.Direct, first.All)} of revenue) with Direct. "
            + $"Few of these customers typed the address: {ShareText.OfWhole(first.Revenue, first.Direct)} of it is from {CountText.Of(first.Orders, "order")} where {Phrase(first.Origin)}. {Repair(first.Origin)}";
    }

    /// <summary>What happened, as a title.</summary>
    internal static string Title(LostOrigin origin) => char.ToUpperInvariant(Phrase(origin)[0]) + Phrase(origin)[1..];

    /// <summary>What happened, short enough for the axis of a chart.</summary>
    internal static string Label(LostOrigin origin) => origin switch
    {
        LostOrigin.CheckoutUnseen => "Checkout, nobody seen before",
        LostOrigin.CheckoutReturning => "Checkout, user seen before",
        LostOrigin.Cart => "Cart",
        LostOrigin.Landing => "Another page, no tag or referrer",
        _ => "No page",
    };

    /// <summary>What to repair, as a sentence.</summary>
    internal static string Repair(LostOrigin origin) => origin switch
    {
        LostOrigin.CheckoutUnseen => "Carry the visitor's id into the checkout: it changes there, which cuts orders off from the visits that led to them.",
        LostOrigin.CheckoutReturning => "Tag the links that lead straight into the checkout, and keep the session across payment pages.",
        LostOrigin.Cart => "Tag the links to the cart in reminders, e-mails and apps.",
        LostOrigin.Landing => "Tag the links in e-mails, messages, apps and QR codes, and keep the referrer in redirects.",
        _ => "Send the page's address with each event.",
    };

    private static string Phrase(LostOrigin origin) => origin switch
    {
        LostOrigin.CheckoutUnseen => "the visit begins in the checkout and nobody was seen before",
        LostOrigin.CheckoutReturning => "the visit begins in the checkout and the user was seen before",
        LostOrigin.Cart => "the visit begins in the cart",
        LostOrigin.Landing => "the visit begins on another page without tag or referrer",
        _ => "no event of the visit has a page",
    };
}
