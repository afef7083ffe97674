using Puffy.Analytics.Channels;

namespace Puffy.Client.Answers;

/// <summary>Why an address has its channel, for programs.</summary>
internal sealed record ExplainedChannel(
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
    public static ExplainedChannel Of(ChannelExplanation explanation) => new(
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
