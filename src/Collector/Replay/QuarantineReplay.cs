using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Users;
using Puffy.Collector.Batches;
using Puffy.Collector.Mapping;
using Puffy.Collector.Posts;
using Puffy.Delivery;
using Puffy.Grains.Keys;
using Puffy.Grains.Loading;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Storage;

namespace Puffy.Collector.Replay;

/// <summary>
/// Maps the live rows in quarantine again, after a mapping was mended: what now passes becomes an event under its source and row, and
/// leaves the quarantine once it is durable. Safe to repeat, also after it was interrupted: an event counts once.
/// </summary>
/// <param name="grains">Where the shards are found.</param>
/// <param name="shards">The number of shards of the store.</param>
/// <param name="mappings">The table of mappings.</param>
/// <param name="emails">Hashes e-mail addresses under the store's key.</param>
public sealed class QuarantineReplay(IGrainFactory grains, int shards, EventMappings mappings, EmailHashing emails)
{
    private readonly EventMappers _mappers = new(mappings);
    private readonly ShardLanes _lanes = new(grains, shards);
    private readonly QuarantineDelivery _quarantine = new(grains, shards);
    private readonly RowValidator _validator = new();

    /// <summary>Replays the quarantine.</summary>
    public async Task<ReplayResult> RunAsync(CancellationToken cancellationToken)
    {
        var keys = (await grains.GetGrain<IKeysGrain>(0).ReadAsync()).ToLookup(key => key.Name, StringComparer.Ordinal);
        var live = (await grains.GetGrain<ILoadLedgerGrain>(0).ReadAsync()).Live.ToDictionary(source => source.Id, source => KeyOf(source.Sender.Key));
        var (rows, outcomes, refused) = (0, new List<Acceptance>(), new Dictionary<string, int>(StringComparer.Ordinal));
        await foreach (var batch in grains.GetGrain<IQuarantineReaderGrain>(0).ReadAsync(cancellationToken).WithBatchSize(1))
        {
            var passing = new List<AcceptedRow>();
            foreach (var row in batch.Where(row => live.ContainsKey(row.SourceId)))
            {
                rows++;
                if (Judge(row.RequireSound(), live[row.SourceId]) is { } accepted)
                {
                    passing.Add(accepted);
                }
                else
                {
                    Count(row.Reason);
                }
            }

            var delivered = await _lanes.DeliverAsync(nameof(QuarantineReplay), passing, cancellationToken);
            outcomes.AddRange(delivered.Where(HasPassed));
            await MoveAsync(passing, delivered, cancellationToken);
        }

        return new ReplayResult(rows, outcomes.Count(outcome => outcome == Acceptance.Accepted), outcomes.Count(outcome => outcome == Acceptance.Redelivered), refused);

        void Count(RefusalReason reason) => refused[reason.Name()] = refused.GetValueOrDefault(reason.Name()) + 1;

        // A key that was given for one run is not in the store: its events came under the usual settings.
        ApiKey KeyOf(string name) => keys[name].FirstOrDefault() ?? ApiKey.Of(name, KeyKind.Write, name);

        async Task MoveAsync(List<AcceptedRow> passing, Acceptance[] delivered, CancellationToken cancellation)
        {
            foreach (var source in passing.Zip(delivered).GroupBy(row => row.First.Event.Source.SourceId))
            {
                var staying = source.Where(row => !HasPassed(row.Second)).Select(row => JourneyRefusal.Of(row.First, row.Second)).ToList();
                await _quarantine.KeepAsync(staying, source.Key, cancellation);
                staying.ForEach(row => Count(row.Refusal.Reason));
                await grains.GetGrain<IQuarantineGrain>(source.Key % shards).RemoveAsync(
                    [.. source.Where(row => HasPassed(row.Second)).Select(row => row.First.Event.Source)], cancellation);
            }
        }
    }

    private static bool HasPassed(Acceptance outcome) => outcome is Acceptance.Accepted or Acceptance.Redelivered;

    /// <returns>The row of the entry under the mappings; null where it does not pass.</returns>
    private AcceptedRow? Judge(QuarantinedRow row, ApiKey key)
    {
        if (RawEntry.Parse(row.Raw, key) is not var (family, json, context) || _mappers.Of(family)?.Map(json, context with { Emails = emails }).Row is not { } mapped)
        {
            return null;
        }

        _validator.AsOf = context.ReceivedAt;
        return _validator.Judge(mapped.ToRaw(), new SourceRow(row.SourceId, row.Row), out var accepted) is null ? accepted : null;
    }
}
