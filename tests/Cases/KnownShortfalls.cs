namespace Puffy.Cases;

/// <summary>Cases that Puffy does not satisfy yet. A case that is listed and holds fails its test, so the list is never out of date.</summary>
internal static class KnownShortfalls
{
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "20-placeholder-transaction-ids",
        "29-names-of-amount-and-number",
        "30-one-number-in-three-forms",
        "31-several-currencies",
        "32-currency-of-the-shop",
        "33-currency-of-three-digits",
        "34-currency-without-digits",
    };
}
