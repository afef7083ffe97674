using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Rollups;

public sealed class RollupSetTests
{
    [Fact]
    public void A_set_holds_one_rollup_of_every_kind_under_a_name_of_its_own()
    {
        var set = new RollupSet();

        Assert.True(set.IsComplete);
        Assert.Equal(["channels", "funnel", "monitoring", "paths", "identity"], set.DifferencesFrom(new RollupSet()).Keys);
        Assert.Equal(RollupKind.All.Count, RollupKind.All.Select(kind => kind.Type).Distinct().Count());
    }

    [Fact]
    public void What_is_counted_and_taken_back_leaves_nothing()
    {
        var journey = new Visitor().Views("03-09 10:00")
            .Does("email_filled_on_popup", "03-09 10:01", data: """{"user_email":"ada@example.com"}""")
            .Journey(new AnalysisOptions { Identity = IdentityKind.Email });
        var set = new RollupSet();

        set.Replace(before: null, after: journey);
        Assert.All(set.DifferencesFrom(new RollupSet()).Values, differences => Assert.True(differences > 0));

        set.Replace(before: journey, after: null);
        Assert.All(set.DifferencesFrom(new RollupSet()).Values, differences => Assert.Equal(0, differences));
    }

    [Fact]
    public void A_sum_of_sets_has_the_figures_of_all_their_journeys()
    {
        var (ann, ben) = (new Visitor("ann").Views("03-09 10:00").Journey(), new Visitor("ben").Views("03-10 10:00").Journey());
        var (both, sum) = (SetOf(ann, ben), SetOf(ann));

        sum.Merge(SetOf(ben));

        Assert.All(sum.DifferencesFrom(both).Values, differences => Assert.Equal(0, differences));
    }

    private static RollupSet SetOf(params Journey[] journeys)
    {
        var set = new RollupSet();
        foreach (var journey in journeys)
        {
            set.Replace(before: null, after: journey);
        }

        return set;
    }
}
