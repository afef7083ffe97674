using System.Collections.Immutable;
using Puffy.Analytics;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Facts.Funnels;
using Puffy.Facts.Live;
using Puffy.Facts.Scans;
using Puffy.Grains.Facts;
using Puffy.Grains.Journeys;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;
using Puffy.Queries.Channels;
using Puffy.Queries.Funnel;
using Puffy.Queries.Monitoring;
using Puffy.Queries.Reading;
using Puffy.Queries.Users;

namespace Puffy.Queries.Tests;

/// <summary>What a question reads, and hands on.</summary>
public sealed class StoreQueriesTests
{
    private static readonly DateOnly Day = new(2025, 3, 1);
    private static readonly DateTime AsOf = new(2025, 3, 2, 6, 0, 0, DateTimeKind.Utc);

    private readonly RecordingReader _store = new();

    [Fact]
    public async Task Channels_of_a_day_are_asked_of_that_day_alone()
    {
        var answer = await new StoreQueries(_store).AskAsync(new ChannelsQuestion(Day), TestContext.Current.CancellationToken);

        Assert.Equal(["channels 2025-03-01"], _store.Read);
        Assert.Equal("Email", Assert.Single(answer).Channel);
    }

    [Fact]
    public async Task Channels_of_no_day_are_those_of_all_days()
    {
        await new StoreQueries(_store).AskAsync(new ChannelsQuestion(), TestContext.Current.CancellationToken);

        Assert.Equal(["channels "], _store.Read);
    }

    [Fact]
    public async Task A_verdict_reads_no_journey_and_an_audit_does()
    {
        var (queries, thresholds) = (new StoreQueries(_store), new MonitoringThresholds { WarningZ = 2.5 });

        await queries.AskAsync(new VerdictQuestion(thresholds, AsOf), TestContext.Current.CancellationToken);
        await queries.AskAsync(new AuditQuestion(thresholds, AsOf), TestContext.Current.CancellationToken);

        Assert.Equal(["rollups 2.5 2025-03-02 06:00", "journeys 2.5 2025-03-02 06:00"], _store.Read);
    }

    [Fact]
    public async Task A_user_whom_the_store_does_not_hold_is_null() =>
        Assert.Null(await new StoreQueries(_store).AskAsync(new UserQuestion("nobody"), TestContext.Current.CancellationToken));

    [Fact]
    public async Task An_empty_user_id_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(
            () => new StoreQueries(_store).AskAsync(new UserQuestion(""), TestContext.Current.CancellationToken));

        Assert.Equal("The user id is empty. Give the id of a user from the events.", refusal.Message);
        Assert.Empty(_store.Read);
    }

    [Fact]
    public async Task A_question_that_was_given_up_is_not_asked()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => new StoreQueries(_store).AskAsync(new FunnelQuestion(), new CancellationToken(canceled: true)));

        Assert.Empty(_store.Read);
    }

    /// <summary>A store that holds one visit, and notes what was read of it.</summary>
    private sealed class RecordingReader : IStoreReader
    {
        public List<string> Read { get; } = [];

        public Task<AttributionFigures> ReadAttributionAsync(DateOnly? day, CancellationToken cancellationToken)
        {
            Read.Add($"channels {day:yyyy-MM-dd}");
            var rollup = new ChannelRollup();
            rollup.Visits.Add(new(Day, Channel.Email), new(1, 1, 0, 1, 0));
            return Task.FromResult(AttributionFigures.From(rollup, new PathRollup(), AttributionModelNames.All, prior: 100));
        }

        public Task<FunnelRollup> ReadFunnelAsync(CancellationToken cancellationToken)
        {
            Read.Add("funnel");
            return Task.FromResult(new FunnelRollup());
        }

        public Task<MonitoringRollup> ReadDaysAsync(CancellationToken cancellationToken)
        {
            Read.Add("days");
            return Task.FromResult(new MonitoringRollup());
        }

        public Task<Currency> ReadMainCurrencyAsync(CancellationToken cancellationToken) => Task.FromResult(Currency.None);

        public Task<IReadOnlyList<CreditsElsewhere>?> ReadCreditsElsewhereAsync(AttributionModel model, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<CreditsElsewhere>?>(null);

        public Task<bool> HasPersonsAsync() => Task.FromResult(false);

        public Task<IReadOnlyList<ShardAnswer>> AskFactsAsync(
            ImmutableArray<ShardQuestion> questions, IReadOnlyList<CreditsElsewhere>? elsewhere, CancellationToken cancellationToken)
        {
            Read.Add($"facts, {questions.Length} questions");
            return Task.FromResult<IReadOnlyList<ShardAnswer>>([]);
        }

        public Task<ImmutableArray<ListedEvent>> ListEventsAsync(string userId, int session, CancellationToken cancellationToken)
        {
            Read.Add($"session {session} of {userId}");
            return Task.FromResult<ImmutableArray<ListedEvent>>([]);
        }

        public Task<IReadOnlyList<FactsProgress>> ReadProgressAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FactsProgress>>([new(3, 10), new(0, 5)]);

        public Task<LastReconcile?> ReadReconciledAsync(CancellationToken cancellationToken) => Task.FromResult<LastReconcile?>(null);

        public Task<IReadOnlyList<string>?> ReadUsersOfEmailAsync(string address, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>?>([]);

        public Task<IReadOnlyList<IReadOnlyDictionary<string, FunnelSums>>> CountFunnelAsync(FunnelAsked asked, CancellationToken cancellationToken)
        {
            Read.Add("funnel of steps");
            return Task.FromResult<IReadOnlyList<IReadOnlyDictionary<string, FunnelSums>>>([]);
        }

        public Task<LiveLook> LookAsync(long now, CancellationToken cancellationToken)
        {
            Read.Add("now");
            return Task.FromResult(LiveLook.Of([]));
        }

        public Task<RefusedRows> ReadRefusedAsync(CancellationToken cancellationToken)
        {
            Read.Add("refused");
            return Task.FromResult(new RefusedRows());
        }

        public Task<UserJourney?> ReadUserAsync(string userId, CancellationToken cancellationToken)
        {
            Read.Add($"user {userId}");
            return Task.FromResult<UserJourney?>(null);
        }

        public Task<MonitoringVerdict> JudgeRollupsAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken) =>
            Judged("rollups", thresholds, asOf);

        public Task<MonitoringVerdict> AuditAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken) =>
            Judged("journeys", thresholds, asOf);

        private Task<MonitoringVerdict> Judged(string from, MonitoringThresholds thresholds, DateTime? asOf)
        {
            Read.Add(FormattableString.Invariant($"{from} {thresholds.WarningZ} {asOf:yyyy-MM-dd HH:mm}"));
            return Task.FromResult(new MonitoringVerdict(asOf, null, null, [], [], thresholds, default));
        }

        public Task<IReadOnlyDictionary<int, string>> ReadSourcesAsync()
        {
            Read.Add("sources");
            return Task.FromResult<IReadOnlyDictionary<int, string>>(new Dictionary<int, string>());
        }

        public Task<IReadOnlyList<QuarantinedRow>> ReadNewestRefusedAsync(IReadOnlyList<int> sources, int limit, CancellationToken cancellationToken)
        {
            Read.Add($"newest {limit} refused");
            return Task.FromResult<IReadOnlyList<QuarantinedRow>>([]);
        }
    }
}
