namespace Puffy.Analytics.Channels;

/// <summary>What a listed host makes true; bits are those of <see cref="RuleFacts"/>.</summary>
/// <param name="AsSource">Facts where the host stands in the source.</param>
/// <param name="AsReferrer">Facts where the host is the referrer.</param>
/// <param name="NoReferrer">Whether a visit from here counts as having no referrer, such as from a payment provider.</param>
/// <param name="Entry">The entry that covers the host; null where none does.</param>
internal readonly record struct HostFacts(ulong AsSource, ulong AsReferrer, bool NoReferrer, ListEntry? Entry)
{
    public static HostFacts operator |(HostFacts left, HostFacts right) => new(
        left.AsSource | right.AsSource,
        left.AsReferrer | right.AsReferrer,
        left.NoReferrer || right.NoReferrer,
        left.Entry ?? right.Entry);
}
