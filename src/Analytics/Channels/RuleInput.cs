namespace Puffy.Analytics.Channels;

/// <summary>What the rules are asked about one event.</summary>
/// <param name="Source">The source; empty where the address has none that counts.</param>
/// <param name="Medium">The medium, likewise.</param>
/// <param name="Campaign">The campaign, likewise.</param>
/// <param name="Referrer">The referrer's host; null where the event has none.</param>
/// <param name="ReferrerUse">Whether the referrer counts.</param>
/// <param name="Facts">The conditions that hold.</param>
internal readonly record struct RuleInput(
    string Source, string Medium, string Campaign, ListedHost? Referrer, ReferrerUse ReferrerUse, ulong Facts);

/// <summary>A host, and what the lists say of it.</summary>
/// <param name="Host">The host in lower case, out of its pseudonym where that is a known one.</param>
/// <param name="Facts">What the lists say of it.</param>
internal sealed record ListedHost(string Host, HostFacts Facts);

/// <summary>A tag's value.</summary>
/// <param name="Text">Plain text; empty where the value says nothing.</param>
/// <param name="Facts">The conditions that hold because of it.</param>
internal sealed record ReadTag(string Text, ulong Facts);

/// <summary>Whether a referrer counts.</summary>
internal enum ReferrerUse
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It counts.</summary>
    Counts,

    /// <summary>It belongs to the shop.</summary>
    OwnSite,

    /// <summary>The rules list it under no_referrer, as a payment provider.</summary>
    Ignored,
}
