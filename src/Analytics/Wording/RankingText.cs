using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Wording;

/// <summary>Says which neighbours in a ranking can be told apart, and claims no difference where chance explains it.</summary>
public static class RankingText
{
    /// <summary>A sentence about a ranking by share of revenue.</summary>
    /// <param name="ranking">What the ranking is by, such as a model; it begins the sentence.</param>
    /// <param name="shares">The names and their shares, in any order; at least one.</param>
    public static string Of(string ranking, IEnumerable<(string Name, ShareInterval Share)> shares)
    {
        var ranked = shares.OrderByDescending(each => each.Share.Share).ThenBy(each => each.Name, StringComparer.Ordinal).ToList();
        var neighbours = ranked.Zip(ranked.Skip(1)).ToLookup(pair => pair.First.Share.Overlaps(pair.Second.Share));
        var alike = string.Join("; ", neighbours[true].Select(pair => $"{pair.First.Name} and {pair.Second.Name}"));
        var apart = string.Join("; ", neighbours[false].Select(pair => $"{pair.First.Name} earned more than {pair.Second.Name}"));
        return (apart.Length, alike.Length) switch
        {
            (0, 0) => $"{ranking}: one channel has all revenue.",
            (_, 0) => $"{ranking}: each channel earned more than the next one, beyond chance.",
            (0, _) => $"{ranking}: {alike} can't be told apart.",
            _ => $"{ranking}: {alike} can't be told apart; beyond chance, {apart}.",
        };
    }
}
