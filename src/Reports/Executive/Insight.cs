namespace Puffy.Reports.Executive;

/// <summary>A sentence that the figures support. Without support the insight is left out.</summary>
/// <param name="Text">The sentence, as Markdown, with its sample sizes.</param>
/// <param name="Weight">How much revenue it concerns; the weightier come first.</param>
internal sealed record Insight(string Text, decimal Weight)
{
    /// <summary>What follows from it; null where there is nothing to do.</summary>
    internal Advice? Advice { get; init; }
}

/// <summary>Something to do.</summary>
/// <param name="Action">What, as a sentence in the imperative.</param>
/// <param name="Reason">The figures behind it, in a phrase.</param>
internal sealed record Advice(string Action, string Reason);

/// <summary>A rule that turns figures into a sentence, or into none.</summary>
internal delegate Insight? InsightRule(ExecutiveFigures figures);

/// <summary>Applies rules.</summary>
internal static class InsightRules
{
    /// <summary>The insights of those rules that have one, the weightiest first.</summary>
    internal static IReadOnlyList<Insight> Apply(this IEnumerable<InsightRule> rules, ExecutiveFigures figures) =>
        [.. rules.Select(rule => rule(figures)).OfType<Insight>().OrderByDescending(insight => insight.Weight)];
}
