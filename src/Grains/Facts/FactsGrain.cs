using System.Collections.Immutable;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Facts.Columns;
using Puffy.Facts.Funnels;
using Puffy.Facts.Live;
using Puffy.Facts.Scans;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Facts;

/// <inheritdoc cref="IFactsGrain"/>
[GrainType("puffy.facts")]
internal sealed class FactsGrain(IJourneyStore journeys, RulesInForce rulesInForce) : Grain, IFactsGrain
{
    /// <summary>How many changed users are read in one go, which bounds the memory that their events take.</summary>
    private const int UsersAtOnce = 4_096;

    private AnalysisRules _rules = null!;
    private ShardFacts _facts = new();

    /// <summary>Every write up to this number is in the facts; before the first question none.</summary>
    private long _sequence = -1;

    private FactsProgress _progress;

    private int Shard => (int)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken) => _rules = await rulesInForce.GetAsync();

    /// <inheritdoc/>
    public async Task<ShardAnswer> AskAsync(ImmutableArray<ShardQuestion> questions, CreditsElsewhere? elsewhere, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return new ShardAnswer(_sequence, _facts.SessionCount, _facts.Span, FactScan.Run(_facts, questions, elsewhere));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, FunnelSums>> CountFunnelAsync(FunnelAsked asked, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return FunnelScan.Run(_facts, asked);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ListedEvent>> ListEventsAsync(string userId, int session, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return EventList.Of(_facts, userId, session);
    }

    /// <inheritdoc/>
    public Task<FactsProgress> ReadProgressAsync(CancellationToken cancellationToken) => Task.FromResult(_progress);

    /// <inheritdoc/>
    public async Task<LiveLook> LookAsync(long now, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return LiveLook.At(_facts, now);
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // A write is acknowledged once the rollups have it, so they know of every write that the answer has to hold.
        var changes = await GrainFactory.GetGrain<IRollupsGrain>(Shard).ReadChangesAsync(_sequence, cancellationToken);
        if (_sequence < 0 || changes.Users is not { } users || _facts.IsWorn)
        {
            await BuildAsync(cancellationToken);
            return;
        }

        foreach (var some in users.Chunk(UsersAtOnce))
        {
            var stored = await journeys.ReadAsync(Shard, some, cancellationToken);
            var byUser = stored.ToDictionary(journey => journey.UserId, StringComparer.Ordinal);
            foreach (var user in some)
            {
                _facts.Replace(user, byUser.TryGetValue(user, out var journey) ? JourneyOf(journey) : null);
            }
        }

        _sequence = changes.Through;
    }

    private async Task BuildAsync(CancellationToken cancellationToken)
    {
        var scan = await journeys.ScanAsync(Shard, cancellationToken);
        var facts = new ShardFacts((int)scan.Totals.Users);
        _progress = new FactsProgress(0, scan.Totals.Users);
        await foreach (var batch in scan.Batches.WithCancellation(cancellationToken))
        {
            foreach (var stored in batch)
            {
                facts.Replace(stored.UserId, JourneyOf(stored));
            }

            _progress = _progress with { Read = _progress.Read + batch.Count };
        }

        (_facts, _sequence) = (facts, scan.Totals.Sequence);
    }

    private Journey JourneyOf(StoredJourney stored) => Journey.Of(stored.UserId, StoredEvents.ReadAll(stored), _rules);
}
