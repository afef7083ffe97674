using CsCheck;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Persons;

namespace Puffy.Analytics.Tests.Journeys;

public sealed class UnchangedJourneyTests
{
    private const string Email = """{"email":"ada@shop.example"}""";

    private static readonly AnalysisRules Present = new(new AnalysisOptions());

    /// <summary>Beside the built-in rules: another name of a system, and a shop all of whose pages are checkout pages.</summary>
    private static readonly AnalysisRules[] Files =
    [
        Present,
        new(new AnalysisOptions { DeviceRules = Edited(DeviceRules.BuiltInText(), "\"is\": \"Android\"", "\"is\": \"Droid\"") }),
        new(new AnalysisOptions { ChannelRules = Edited(ChannelRules.BuiltInText(), "\"checkout_hosts\": [\"checkout\"]", "\"checkout_hosts\": [\"shop\"]") }),
    ];

    /// <summary>Options near each other, so that many journeys are the same under two of them and many are not.</summary>
    private static readonly Gen<AnalysisOptions> Options = Gen.Select(
        Gen.OneOf(10, 30, 31, 60),
        Gen.OneOf(30, 90, 60 * 24, 60 * 24 * 7),
        Gen.Bool,
        Gen.Frequency((3, Gen.Const("")), (1, Gen.OneOf("google.com", "blog.example"))),
        Gen.Frequency((3, Gen.Const("")), (1, Gen.Const("EUR"))),
        Gen.Bool,
        Gen.Int[0, Files.Length - 1],
        (timeout, lookback, excludeBots, own, currency, identity, file) => Files[file].Options with
        {
            SessionTimeout = TimeSpan.FromMinutes(timeout),
            Lookback = TimeSpan.FromMinutes(lookback),
            ExcludeBots = excludeBots,
            OwnDomains = own.Length == 0 ? [] : [own],
            Currency = currency.Length == 0 ? Currency.None : Currency.Parse(currency),
            Identity = identity ? IdentityKind.Email : IdentityKind.None,
        });

    /// <summary>Whatever is said to be the same is the same when it is computed from the beginning.</summary>
    [Fact]
    public void A_journey_under_other_rules_is_that_of_its_events() => Gen.Select(RandomVisits.Events, Gen.Bool, Options, Options).Sample(
        (events, hasEmail, one, other) =>
        {
            var distinct = Array.ConvertAll(RandomVisits.Distinct(events), item => hasEmail && item.Name == "scrolled" ? item with { Data = Email } : item);
            var from = Journey.Of("ada", distinct, RulesOf(one));
            Assert.Equal(Text(Journey.Of("ada", distinct, RulesOf(other))), Text(from.Under(from.Rules.With(other))));
        },
        iter: 400);

    [Fact]
    public void What_another_option_does_not_touch_is_not_computed_again()
    {
        var journey = new Visitor().Views("03-01 11:00", "/?utm_medium=email").Views("03-01 11:20").Buys("03-02 11:00", "10").Journey();

        Assert.True(Same(new AnalysisOptions { SessionTimeout = TimeSpan.FromMinutes(60) }));
        Assert.False(Same(new AnalysisOptions { SessionTimeout = TimeSpan.FromMinutes(15) }));
        Assert.True(Same(new AnalysisOptions { Lookback = TimeSpan.FromDays(30) }));
        Assert.False(Same(new AnalysisOptions { Lookback = TimeSpan.FromDays(1) }));
        Assert.True(Same(new AnalysisOptions { ExcludeBots = true, OwnDomains = ["other.example"], Identity = IdentityKind.Email }));
        Assert.False(Same(new AnalysisOptions { Currency = Currency.Parse("EUR") }));

        bool Same(AnalysisOptions options) => ReferenceEquals(journey, journey.Under(new AnalysisRules(options)));
    }

    [Fact]
    public void A_gap_of_exactly_the_timeout_is_cut_under_a_shorter_one_and_stays_under_a_longer_one()
    {
        var journey = new Visitor().Views("03-01 11:00").Views("03-01 11:30").Journey();

        Assert.Equal(2, journey.Under(RulesOf(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1))).Sessions.Count);
        Assert.Same(journey, journey.Under(RulesOf(TimeSpan.FromMinutes(31))));

        static AnalysisRules RulesOf(TimeSpan timeout) => new(new AnalysisOptions { SessionTimeout = timeout });
    }

    private static AnalysisRules RulesOf(AnalysisOptions options) =>
        Files.First(file => file.Options.DeviceRules == options.DeviceRules && file.Options.ChannelRules == options.ChannelRules).With(options);

    private static string Edited(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static string Text(Journey journey) => string.Join('\n', [
        JourneyText.Of(journey),
        $"{journey.Paths.Group}: {string.Join(" | ", journey.Paths.NullPaths)}",
        .. journey.Paths.Orders.Select(order => $"{order.OrderId} {order.Money} {order.SeenBefore}: {string.Join(' ', order.Touchpoints)}"),
        string.Join(' ', journey.Touchpoints.ToArray()),
        string.Join(' ', journey.IdentityKeys),
        $"{journey.FirstShopPageAt:O} {Trail.Of(journey).FirstShopPageAt:O}",
    ]);
}
