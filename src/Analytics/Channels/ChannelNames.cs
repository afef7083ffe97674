namespace Puffy.Analytics.Channels;

/// <summary>The written names of channels, and the six groups of the original pipeline that they fall into.</summary>
public static class ChannelNames
{
    /// <summary>Every channel, in the order of its written name.</summary>
    public static IReadOnlyList<Channel> All { get; } =
        [.. Enum.GetValues<Channel>().OrderBy(channel => channel.Name(), StringComparer.Ordinal)];

    /// <summary>The name as written in tables, such as <c>Organic Search</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public static string Name(this Channel channel) => channel switch
    {
        Channel.Direct => "Direct",
        Channel.Referral => "Referral",
        Channel.Affiliates => "Affiliates",
        Channel.Unassigned => "Unassigned",
        Channel.OrganicSearch => "Organic Search",
        Channel.OrganicShopping => "Organic Shopping",
        Channel.PaidSearch => "Paid Search",
        Channel.PaidOther => "Paid Other",
        Channel.Display => "Display",
        Channel.PaidSocial => "Paid Social",
        Channel.OrganicSocial => "Organic Social",
        Channel.Email => "Email",
        Channel.Sms => "SMS",
        Channel.AiAssistant => "AI Assistant",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
    };

    /// <summary>The group of a channel: Direct, Referral, Organic Search, Paid Search, Social or Email.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public static string Group(this Channel channel) => channel switch
    {
        Channel.Direct => "Direct",
        Channel.Referral or Channel.Affiliates or Channel.AiAssistant or Channel.Unassigned => "Referral",
        Channel.OrganicSearch or Channel.OrganicShopping => "Organic Search",
        Channel.PaidSearch or Channel.PaidOther or Channel.Display => "Paid Search",
        Channel.PaidSocial or Channel.OrganicSocial => "Social",
        Channel.Email or Channel.Sms => "Email",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
    };

    /// <summary>The channel of a written name, as in a rules file; the case of letters does not matter.</summary>
    /// <returns>False where no channel has that name.</returns>
    public static bool TryParse(string name, out Channel channel)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Name(), name, StringComparison.OrdinalIgnoreCase))
            {
                channel = candidate;
                return true;
            }
        }

        channel = default;
        return false;
    }
}
