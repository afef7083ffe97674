using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics.Events;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Journeys;
using Puffy.Grains.Options;
using Puffy.Queries.Channels;
using Puffy.Queries.Days;
using Puffy.Queries.Funnel;
using Puffy.Queries.Monitoring;
using Puffy.Queries.Users;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;

namespace Puffy.Queries.Tests;

/// <summary>Every question, to a silo in this process.</summary>
public sealed class OpenStoreTests : IDisposable
{
    private static readonly DateTime Opening = new(2025, 3, 1, 10, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("puffy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_question_is_answered_with_the_event_of_a_moment_ago()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var silo = await EmbeddedSilo.StartAsync(
            new StoreOptions(Path.Combine(_folder, "shop.store")) { Shards = 2 },
            builder => builder.Services.AddSingleton<RulesInForce>(),
            cancellationToken: cancellationToken);
        var queries = new StoreQueries(silo.Grains, silo.StoreSettings.Shards);
        await silo.Grains.GetGrain<IUserGrain>("u1").ApplyAsync(
            [Event(0, EventNames.PageViewed, ""), Event(5, EventNames.CheckoutCompleted, """{"transaction_id":"T1","revenue":12.30}""")], cancellationToken);

        var channel = Assert.Single(await queries.AskAsync(new ChannelsQuestion(), cancellationToken));
        Assert.Equal(("Direct", new ChannelVisits(1, 1, 1, 0, 1), 12.30m, 12.30m), (channel.Channel, channel.Visits, channel.Revenue, channel.Earned["linear"]));
        Assert.Empty(await queries.AskAsync(new ChannelsQuestion(new(2025, 3, 2)), cancellationToken));
        Assert.Equal([1, 1, 0, 0, 1], (await queries.AskAsync(new FunnelQuestion(), cancellationToken)).Select(step => step.Sessions));
        Assert.Equal((2, 12.30m), Assert.Single(await queries.AskAsync(new DaysQuestion(), cancellationToken)) is var day ? (day.Activity.Events, day.Revenue) : default);
        Assert.Equal("T1", Assert.Single((await queries.AskAsync(new UserQuestion("u1"), cancellationToken))!.Orders).TransactionId);
        Assert.Null(await queries.AskAsync(new UserQuestion("u2"), cancellationToken));

        var verdict = await queries.AskAsync(new VerdictQuestion(new MonitoringThresholds()), cancellationToken);
        var audit = await queries.AskAsync(new AuditQuestion(new MonitoringThresholds()), cancellationToken);
        Assert.Equal(["the journeys were not audited"], Of(verdict).Select(result => result.Reason));
        Assert.Equal(["12.30 in all 12 places"], Of(audit).Select(result => result.Measured));
    }

    private static IEnumerable<CheckResult> Of(MonitoringVerdict verdict) => verdict.Results.Where(result => result.Check == Check.RevenueIntegrity);

    private static Event Event(int minute, string name, string data)
    {
        const string page = "https://shop.example/";
        const string agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";
        var time = Opening.AddMinutes(minute);
        return new(EventIdentity.OfRow("u1", time, name, page, string.Empty, data, agent), time, name, page, string.Empty, data, agent, new SourceRow(1, minute + 2));
    }
}
