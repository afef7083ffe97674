using Puffy.Analytics.Options;
using Puffy.Analytics.WhatIf;

namespace Puffy.Analytics.Tests.WhatIf;

public sealed class UsualChoicesTests
{
    [Fact]
    public void The_present_values_are_no_other_choice() => Assert.Equal(
        ["session-timeout=15m", "session-timeout=45m", "session-timeout=1h", "lookback=1d", "lookback=14d", "lookback=30d"],
        UsualChoices.BesideThoseOf(new AnalysisRules(new AnalysisOptions())).Select(choice => choice.Scenario.Name));

    [Fact]
    public void A_choice_changes_one_option_and_keeps_the_others()
    {
        var present = new AnalysisRules(new AnalysisOptions { SessionTimeout = TimeSpan.FromMinutes(20), Lookback = TimeSpan.FromDays(3), ExcludeBots = true });

        Assert.All(UsualChoices.BesideThoseOf(present), choice =>
        {
            var expected = choice.Kind == ChoiceKind.Lookback
                ? present.Options with { Lookback = choice.Scenario.Rules.Options.Lookback }
                : present.Options with { SessionTimeout = choice.Scenario.Rules.Options.SessionTimeout };
            Assert.Equal(new AnalysisRules(expected).Fingerprint, choice.Scenario.Rules.Fingerprint);
            Assert.NotEqual(present.Fingerprint, choice.Scenario.Rules.Fingerprint);
        });
    }
}
