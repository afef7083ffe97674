using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Rollups;

public sealed class RollupSetTests
{
    [Fact]
    public void A_set_holds_one_rollup_of_every_kind_under_a_name_of_its_own()
    {
        var set = new RollupSet();

        Assert.True(set.IsComplete);
        Assert.Equal(["channels", "funnel", "monitoring"], set.DifferencesFrom(new RollupSet()).Keys);
        Assert.Equal(RollupKind.All.Count, RollupKind.All.Select(kind => kind.Type).Distinct().Count());
    }

    [Fact]
    public void What_is_counted_and_taken_back_leaves_nothing()
    {
        var journey = new Visitor().Views("03-09 10:00").Journey();
        var set = new RollupSet();

        set.Replace(before: null, after: journey);
        Assert.All(set.DifferencesFrom(new RollupSet()).Values, differences => Assert.True(differences > 0));

        set.Replace(before: journey, after: null);
        Assert.All(set.DifferencesFrom(new RollupSet()).Values, differences => Assert.Equal(0, differences));
    }

    [Fact]
    public void A_copy_is_not_touched_by_what_is_merged_later()
    {
        var set = new RollupSet();
        set.Replace(before: null, after: new Visitor().Views("03-09 10:00").Journey());
        var (copy, twice) = (set.Copy(), set.Copy());

        twice.Merge(set);

        Assert.All(copy.DifferencesFrom(set).Values, differences => Assert.Equal(0, differences));
        Assert.All(twice.DifferencesFrom(set).Values, differences => Assert.True(differences > 0));
    }
}
