using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Events;
using Puffy.Analytics.Options;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Grains.Identities;
using Puffy.Grains.Journeys;
using Puffy.Grains.Options;
using Puffy.Queries.Explore;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;

namespace Puffy.Queries.Tests.Explore;

/// <summary>Credit that a user's own journey does not tell: that of other users of the person, and that of models that learn from all paths.</summary>
public sealed class CreditsElsewhereTests : IDisposable
{
    private static readonly DateTime Opening = new(2025, 3, 1, 10, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("puffy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(IdentityKind.None, "linear", "Direct 1 10.01")]
    [InlineData(IdentityKind.Email, "linear", "Direct 0.5 5.01, Email 0.5 5.00")]
    [InlineData(IdentityKind.Email, "first_click", "Email 1 10.01")]
    // From Email half the paths lead to the order, from Direct all: one third and two thirds.
    [InlineData(IdentityKind.Email, "markov", "Direct 0.6666666667 6.67, Email 0.3333333333 3.34")]
    // r of both is (1 + 100 · 1/2) / (1 + 100), of Email alone 50/101, of Direct alone 50/100: values 0.25495 and 0.25.
    [InlineData(IdentityKind.Email, "shapley", "Direct 0.5049019608 5.05, Email 0.4950980392 4.96")]
    [InlineData(IdentityKind.None, "markov", "Direct 1 10.01")]
    public async Task Credit_is_the_persons_and_of_all_paths(IdentityKind identity, string model, string expected)
    {
        await using var silo = await StartAsync(identity);
        await SendAsync(silo);

        Assert.Equal(expected, await CreditsAsync(silo, model));
    }

    [Fact]
    public async Task Credit_follows_an_identify_an_order_and_an_erasure()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var silo = await StartAsync(IdentityKind.Email);
        await SendAsync(silo, email: "");
        Assert.Equal("Direct 1 10.01", await CreditsAsync(silo, "linear"));

        var key = new string('a', 64);
        foreach (var user in (string[])["visitor", "buyer"])
        {
            await silo.Grains.GetGrain<IIdentityKeysGrain>(IdentityKeys.BucketOf(user)).AddAsync([new IdentityKey(user, key)], cancellationToken);
        }

        Assert.Equal("Direct 0.5 5.01, Email 0.5 5.00", await CreditsAsync(silo, "linear"));

        await silo.Grains.GetGrain<IUserGrain>("visitor").ApplyAsync(
            [Event("visitor", 90, EventNames.CheckoutCompleted, "", """{"transaction_id":"T2","revenue":4.00}""")], cancellationToken);
        // Three touchpoints: the e-mail at 10:00, the buyer's session at 11:00, and another of the visitor at 11:30: 1.33, 1.33 and 1.34.
        Assert.Equal("Direct 1.1666666667 7.68, Email 0.8333333333 6.33", await CreditsAsync(silo, "linear"));

        await silo.Grains.GetGrain<IJourneyShardGrain>(Grains.Storage.Sharding.ShardOf("visitor", silo.StoreSettings.Shards)).ForgetAsync("visitor", cancellationToken);
        Assert.Equal("Direct 1 10.01", await CreditsAsync(silo, "linear"));
    }

    [Fact]
    public async Task Without_orders_a_model_that_learns_credits_nothing()
    {
        await using var silo = await StartAsync(IdentityKind.None);
        await silo.Grains.GetGrain<IUserGrain>("visitor").ApplyAsync([Event("visitor", 0, EventNames.PageViewed, "", "")], TestContext.Current.CancellationToken);

        Assert.Equal("Direct 0 0.00", await CreditsAsync(silo, "markov", all: true));
    }

    private async Task<EmbeddedSilo> StartAsync(IdentityKind identity)
    {
        var silo = await EmbeddedSilo.StartAsync(
            new StoreOptions(Path.Combine(_folder, "shop.store")) { Shards = 4 },
            builder => builder.Services.AddSingleton<RulesInForce>(),
            cancellationToken: TestContext.Current.CancellationToken);
        await silo.Grains.GetGrain<IAnalysisOptionsGrain>(0).UseAsync(new AnalysisOptions { Identity = identity });
        return silo;
    }

    /// <summary>Somebody comes by e-mail, and orders an hour later on another device; somebody else comes by e-mail alone.</summary>
    private static async Task SendAsync(EmbeddedSilo silo, string email = "ada@mail.example")
    {
        const string tagged = "?utm_source=news&utm_medium=email";
        var address = email.Length > 0 ? $$"""{"user_email":"{{email}}"}""" : "";
        var order = $$"""{"transaction_id":"T1","revenue":10.01,"user_email":"{{email}}"}""";
        foreach (var (user, item) in ((string, Event)[])
        [
            ("visitor", Event("visitor", 0, EventNames.PageViewed, tagged, address)),
            ("buyer", Event("buyer", 60, EventNames.CheckoutCompleted, "", order)),
            ("other", Event("other", 5, EventNames.PageViewed, tagged, "")),
        ])
        {
            await silo.Grains.GetGrain<IUserGrain>(user).ApplyAsync([item], TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> CreditsAsync(EmbeddedSilo silo, string model, bool all = false)
    {
        var question = new FactQuestion
        {
            Metrics = [Metric.Orders, Metric.Revenue],
            Dimensions = [Dimension.Channel],
            Model = AttributionModelNames.All.Single(known => known.Name() == model),
            OrderBy = [new GroupOrder(null, Dimension.Channel, Descending: false)],
        };
        var queries = new StoreQueries(silo.Grains, silo.StoreSettings.Shards);
        var answer = await queries.AskAsync(new ExploreQuestion(question, TimeProvider.System), TestContext.Current.CancellationToken);
        return string.Join(", ", answer.Results
            .Where(group => all || group.Metrics[0] != 0)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{Text(group)} {group.Metrics[0]:0.##########} {group.Metrics[1]:0.00}")));

        static string Text(AnsweredGroup group) => group.Key[0].Text;
    }

    private static Event Event(string user, int minute, string name, string query, string data)
    {
        const string agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";
        var (page, time) = ("https://shop.example/" + query, Opening.AddMinutes(minute));
        return new(EventIdentity.OfRow(user, time, name, page, string.Empty, data, agent), time, name, page, string.Empty, data, agent, new SourceRow(1, minute + 2));
    }
}
