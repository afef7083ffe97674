namespace Puffy.Analytics.Channels;

/// <summary>Why an event has its channel.</summary>
/// <param name="Source">The channel, and the tags and referrer that count.</param>
/// <param name="RuleNumber">The place of the deciding rule in the rules file, from 1.</param>
/// <param name="Rule">Its name there.</param>
/// <param name="Reasons">Why it matches, one sentence each.</param>
/// <param name="Notes">Where the reading differs from the text: pseudonyms, placeholder values, referrers that do not count.</param>
public sealed record ChannelExplanation(
    TrafficSource Source, int RuleNumber, string Rule, IReadOnlyList<string> Reasons, IReadOnlyList<string> Notes)
{
    /// <summary>Explains the channel of an event.</summary>
    /// <param name="classifier">Decides it.</param>
    /// <param name="pageUrl">page_url of the event.</param>
    /// <param name="referrer">Its referrer; empty where it has none.</param>
    public static ChannelExplanation Of(TrafficClassifier classifier, string pageUrl, string referrer)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        var visit = classifier.Read(pageUrl, referrer);
        var (rule, alternative) = classifier.Decide(visit);
        var reasons = new ReasonWriter(classifier.Rules, visit, pageUrl);
        return new ChannelExplanation(
            classifier.Classify(pageUrl, referrer),
            rule.Number,
            rule.Name,
            alternative == 0
                ? ["No rule before it matches."]
                : [.. classifier.Rules.Conditions.Where(condition => (condition.Fact & alternative) != 0).Select(reasons.Sentence)],
            [.. ReadingNotes.Of(classifier.Rules, visit, pageUrl, referrer)]);
    }
}
