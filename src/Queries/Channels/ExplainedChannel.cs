using Puffy.Analytics.Channels;

namespace Puffy.Queries.Channels;

/// <summary>Why an address has its channel.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="ChannelGroup">Its group.</param>
/// <param name="Source">The source tag in plain words; empty if there is none.</param>
/// <param name="Medium">The medium tag, likewise.</param>
/// <param name="Campaign">The campaign tag, likewise.</param>
/// <param name="ReferrerHost">Host of an external referrer; empty if there is none.</param>
/// <param name="RuleNumber">Number of the rule that decided, from 1.</param>
/// <param name="Rule">Its name.</param>
/// <param name="Reasons">Why it matches, a sentence each.</param>
/// <param name="Notes">Which values were ignored and why, a sentence each.</param>
public sealed record ExplainedChannel(
    string Channel,
    string ChannelGroup,
    string Source,
    string Medium,
    string Campaign,
    string ReferrerHost,
    int RuleNumber,
    string Rule,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Notes)
{
    /// <summary>The answer of an explanation.</summary>
    public static ExplainedChannel Of(ChannelExplanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return new(
            explanation.Source.Channel.Name(),
            explanation.Source.Channel.Group(),
            explanation.Source.Source,
            explanation.Source.Medium,
            explanation.Source.Campaign,
            explanation.Source.ReferrerHost,
            explanation.RuleNumber,
            explanation.Rule,
            explanation.Reasons,
            explanation.Notes);
    }
}
