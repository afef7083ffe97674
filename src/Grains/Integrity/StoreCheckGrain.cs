using System.Collections.Immutable;
using Puffy.Analytics.Events;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Integrity;

/// <inheritdoc cref="IStoreCheckGrain"/>
/// <remarks>It reads the store beside the shard's own grains, which do not start where the damage keeps them from it.</remarks>
[GrainType("puffy.check")]
internal sealed class StoreCheckGrain(IJourneyStore journeys, IErasureStore erasures) : Grain, IStoreCheckGrain
{
    private int Shard => (int)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public async Task<ShardCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var (count, bytes) = (0L, 0L);
        var damage = ImmutableArray.CreateBuilder<DamagedPage>();
        var rows = new Dictionary<int, RowSet>();
        string? failure = null;
        try
        {
            await foreach (var batch in (await journeys.ScanAsync(Shard, cancellationToken)).Batches.WithCancellation(cancellationToken))
            {
                foreach (var stored in batch)
                {
                    count++;
                    bytes += stored.Pages.Sum(page => page.Payload.Length);
                    var (sound, damaged) = StoredEvents.Inspect(stored);
                    damage.AddRange(damaged.Select(page => new DamagedPage(stored.UserId, page.Page, page.Reason)));
                    Add(sound.SelectMany(page => page.Events).Select(item => item.Source), rows);
                }
            }

            // Every shard refuses the users of the list.
            await erasures.ReadErasedUsersAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is DamagedShardException or StoreException { IsTransient: false })
        {
            failure = exception.Message;
        }

        return new ShardCheck(count, bytes, damage.ToImmutable(), failure, rows);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> EmptyDamagedPagesAsync(CancellationToken cancellationToken)
    {
        var (writes, beyond) = (new List<JourneyWrite>(), new List<string>());
        await foreach (var batch in (await journeys.ScanAsync(Shard, cancellationToken)).Batches.WithCancellation(cancellationToken))
        {
            foreach (var stored in batch)
            {
                if (StoredEvents.IsBeyondRepair(stored))
                {
                    beyond.Add(stored.UserId);
                }
                else if (StoredEvents.WithoutDamage(stored) is { } write)
                {
                    writes.Add(write);
                }
            }
        }

        var written = await journeys.WriteAsync(Shard, writes, cancellationToken);
        if (written.Sequence > 0)
        {
            // The rollups hold what the damaged pages held, which nobody knows any more.
            await GrainFactory.GetGrain<IRollupsGrain>(Shard).CatchUpAsync(written.Sequence, cancellationToken);
        }

        return [.. beyond, .. written.Refused];
    }

    private static void Add(IEnumerable<SourceRow> sources, Dictionary<int, RowSet> rows)
    {
        foreach (var (source, row) in sources)
        {
            if (!rows.TryGetValue(source, out var seen))
            {
                rows.Add(source, seen = new RowSet());
            }

            seen.Add(row);
        }
    }
}
