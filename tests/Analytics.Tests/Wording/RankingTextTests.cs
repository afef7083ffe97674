using Puffy.Analytics.Statistics;
using Puffy.Analytics.Wording;

namespace Puffy.Analytics.Tests.Wording;

public sealed class RankingTextTests
{
    [Fact]
    public void Neighbours_with_a_value_in_common_can_not_be_told_apart() => Assert.Equal(
        "markov: B and C can't be told apart; beyond chance, A earned more than B.",
        RankingText.Of("markov", [("C", Share(0.1m, 0.0m, 0.2m)), ("A", Share(0.7m, 0.5m, 0.9m)), ("B", Share(0.2m, 0.2m, 0.3m))]));

    [Fact]
    public void Where_all_are_apart_one_sentence_says_so() => Assert.Equal(
        "linear: each channel earned more than the next one, beyond chance.",
        RankingText.Of("linear", [("A", Share(0.7m, 0.6m, 0.8m)), ("B", Share(0.3m, 0.2m, 0.4m))]));

    [Fact]
    public void Where_none_are_apart_no_difference_is_claimed() => Assert.Equal(
        "linear: A and B can't be told apart.",
        RankingText.Of("linear", [("A", Share(0.6m, 0.3m, 0.9m)), ("B", Share(0.4m, 0.1m, 0.7m))]));

    [Fact]
    public void One_channel_has_nobody_to_compare_with() =>
        Assert.Equal("linear: one channel has all revenue.", RankingText.Of("linear", [("A", Share(1, 1, 1))]));

    private static ShareInterval Share(decimal share, decimal low, decimal high) => new(share, 0, low, high);
}
