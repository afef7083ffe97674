namespace Puffy.Cases;

/// <summary>Cases that Puffy does not satisfy yet. A case that is listed and holds fails its test, so the list is never out of date.</summary>
internal static class KnownShortfalls
{
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "04-search-under-country-endings",
        "05-web-mail-of-portals",
        "06-parts-of-portals",
        "07-ai-assistants",
        "08-source-alone",
        "09-sources-named-after-ads",
        "10-cpm-and-paid-without-source",
        "11-spellings-of-a-medium",
        "12-click-ids",
        "13-ids-of-mail-tools-and-affiliates",
        "14-matomo-tags",
        "15-shapes-of-a-query",
        "16-tags-without-a-value",
        "17-payment-and-sign-in-pages",
        "20-placeholder-transaction-ids",
        "26-first-event-without-a-page",
        "29-names-of-amount-and-number",
        "30-one-number-in-three-forms",
        "31-several-currencies",
        "32-currency-of-the-shop",
        "33-currency-of-three-digits",
        "34-currency-without-digits",
        "44-shops-under-one-domain",
        "48-control-sequences-from-outside",
        "61-pseudonyms",
    };
}
