using Puffy.Analytics;
using Puffy.Analytics.Wording;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Grains.Identities;
using Puffy.Grains.Integrity;
using Puffy.Grains.Keys;
using Puffy.Grains.Loading;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Rollups;

namespace Puffy.Client.Integrity;

/// <summary>Reads all that a store holds, and finds what is damaged and which rows of which files are missing for it.</summary>
/// <param name="store">The store.</param>
/// <param name="screen">Shows the progress.</param>
internal sealed class StoreInspection(OpenStore store, Screen screen)
{
    private readonly Dictionary<int, RowSet> _rows = [];
    private readonly List<FoundDamage> _damage = [];

    /// <summary>Checks.</summary>
    public async Task<StoreCheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var files = (await store.Ledger.ReadAsync()).Files;
        var erased = await Quarantine.ReadErasedRowsAsync(cancellationToken);
        var (journeys, bytes) = (0L, 0L);
        for (var shard = 0; shard < store.Shards; shard++)
        {
            var check = await store.Grains.GetGrain<IStoreCheckGrain>(shard).CheckAsync(cancellationToken);
            (journeys, bytes) = (journeys + check.Journeys, bytes + check.Bytes);
            Add(shard, check);
            screen.Line($"check: shard {shard + 1} of {store.Shards}, {CountText.Of(journeys, "journey")}, {bytes / 1e6 / clock.Elapsed.TotalSeconds:0.0} MB/s");
        }

        var areJourneysSound = _damage.Count == 0;
        var refused = await CheckQuarantineAsync(cancellationToken);
        for (var shard = 0; areJourneysSound && shard < store.Shards; shard++)
        {
            // They are computed again from sound journeys, if they can be read at all.
            var rollups = store.Grains.GetGrain<IRollupsGrain>(shard);
            await CheckStateAsync($"rollups of shard {shard}", () => rollups.ReadReconciledAsync(cancellationToken));
        }

        await CheckStateAsync("keys", store.Grains.GetGrain<IKeysGrain>(0).ReadAsync);
        await CheckStateAsync("identities", store.Grains.GetGrain<IIdentityKeysGrain>(0).ReadAsync);
        return new StoreCheckResult(journeys, refused, _damage, [.. files.Where(file => file.Complete || file.Damaged).Select(file => MissingOf(file, erased)).Where(file => file.Rows > 0)]);
    }

    /// <summary>Empties what is damaged and opens the loads of the files that bring it back.</summary>
    /// <returns>The users whose journeys could not be repaired.</returns>
    public async Task<IReadOnlyList<string>> RepairAsync(StoreCheckResult result, CancellationToken cancellationToken)
    {
        // First the ledger: from then on no table is written until the files are loaded again.
        foreach (var file in result.Files)
        {
            await store.Ledger.ReopenAsync(file.Id);
        }

        var beyond = new List<string>();
        foreach (var shard in result.Damage.Select(damage => damage.Shard).OfType<int>().Distinct())
        {
            beyond.AddRange(await store.Grains.GetGrain<IStoreCheckGrain>(shard).EmptyDamagedPagesAsync(cancellationToken));
        }

        await Quarantine.RemoveDamagedAsync(cancellationToken);
        return beyond;
    }

    private IQuarantineReaderGrain Quarantine => store.Grains.GetGrain<IQuarantineReaderGrain>(0);

    private void Add(int shard, ShardCheck check)
    {
        foreach (var (source, rows) in check.Rows)
        {
            Seen(source).Add(rows);
        }

        _damage.AddRange(check.Damage.Select(page => new FoundDamage($"user {page.UserId}, page {page.Page}", page.Reason, shard)));
        if (check.Failure is not null)
        {
            _damage.Add(new FoundDamage($"shard {shard}", check.Failure, Shard: null));
        }
    }

    private async Task<long> CheckQuarantineAsync(CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var batch in Quarantine.ReadAsync(cancellationToken).WithBatchSize(1))
        {
            foreach (var row in batch)
            {
                count++;
                if (row.IsDamaged)
                {
                    _damage.Add(new FoundDamage($"quarantined row {row.Row} of source {row.SourceId}", "Its checksum is wrong.", Shard: null));
                }
                else
                {
                    Seen(row.SourceId).Add(row.Row);
                }
            }
        }

        return count;
    }

    /// <summary>Has a grain read its state. Those of the options and the ledger were read before.</summary>
    private async Task CheckStateAsync(string what, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception exception) when ((exception is OrleansException { InnerException: { } inner } ? inner : exception) is PuffyException { IsTransient: false } damage)
        {
            _damage.Add(new FoundDamage(what, damage.Message, Shard: null));
        }
    }

    private MissingRows MissingOf(LoadedFile file, IReadOnlyDictionary<int, int> erased)
    {
        var ranges = Seen(file.Id).Missing((int)file.Rows).ToList();
        var missing = ranges.Sum(range => range.Last - range.First + 1L) - erased.GetValueOrDefault(file.Id);
        return new MissingRows(file.Id, file.Name, missing, erased.GetValueOrDefault(file.Id), ranges);
    }

    private RowSet Seen(int source)
    {
        if (!_rows.TryGetValue(source, out var rows))
        {
            _rows.Add(source, rows = new RowSet());
        }

        return rows;
    }
}
