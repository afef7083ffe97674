using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Tests.Tallies;

public sealed class TallyTests
{
    [Fact]
    public void Figures_of_one_key_are_summed_and_an_unknown_key_has_zero()
    {
        var tally = TallyOf(("a", 2), ("b", 1), ("a", 3));
        Assert.Equal(new Count(5), tally["a"]);
        Assert.Equal(new Count(1), tally["b"]);
        Assert.Equal(new Count(0), tally["c"]);
        Assert.Equal(2, tally.Cells.Count);
    }

    [Fact]
    public void A_figure_that_comes_back_to_zero_is_gone()
    {
        var tally = TallyOf(("a", 2));
        tally.Add("a", new Count(2), -1);
        tally.Add("b", new Count(0));
        Assert.Empty(tally.Cells);
    }

    [Fact]
    public void What_is_taken_back_before_it_came_is_owed_until_it_comes()
    {
        var tally = new Tally<string, Count>();
        tally.Add("a", new Count(2), -1);
        Assert.Equal(new Count(-2), tally["a"]);
        tally.Add("a", new Count(2));
        Assert.Empty(tally.Cells);
    }

    [Fact]
    public void Tallies_are_merged_key_by_key_and_the_other_is_left_as_it_was()
    {
        var (tally, other) = (TallyOf(("a", 2), ("b", 1)), TallyOf(("b", -1), ("c", 4)));
        tally.Merge(other);
        Assert.Equal(0, tally.DifferencesFrom(TallyOf(("a", 2), ("c", 4))));
        Assert.Equal(0, other.DifferencesFrom(TallyOf(("b", -1), ("c", 4))));
    }

    [Fact]
    public void Differences_are_counted_by_key_from_either_side()
    {
        var (one, other) = (TallyOf(("same", 1), ("changed", 1), ("gone", 1)), TallyOf(("same", 1), ("changed", 2), ("new", 1), ("newer", 1)));
        Assert.Equal(4, one.DifferencesFrom(other));
        Assert.Equal(4, other.DifferencesFrom(one));
        Assert.Equal(0, one.DifferencesFrom(one));
    }

    private static Tally<string, Count> TallyOf(params (string Key, long Count)[] figures)
    {
        var tally = new Tally<string, Count>();
        foreach (var (key, count) in figures)
        {
            tally.Add(key, new Count(count));
        }

        return tally;
    }
}
