namespace Puffy.Analytics.Channels;

/// <summary>Where a session came from. Text that its event does not have is empty.</summary>
/// <param name="Channel">The channel that the rules decided on.</param>
/// <param name="Source">The source, such as utm_source; as plain text where the rules' vocabulary knows its pseudonym, else as written.</param>
/// <param name="Medium">The medium, in the same way.</param>
/// <param name="Campaign">The campaign, as written.</param>
/// <param name="ReferrerHost">Host of the referrer in lower case, resolved where it is a known pseudonym; empty where the
/// referrer is the shop's own or a payment provider.</param>
public sealed record TrafficSource(Channel Channel, string Source, string Medium, string Campaign, string ReferrerHost);
