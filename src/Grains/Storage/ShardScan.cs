using System.Runtime.CompilerServices;

namespace Puffy.Grains.Storage;

/// <summary>All journeys of a shard as of one moment.</summary>
public sealed class ShardScan
{
    private readonly IAsyncEnumerable<IReadOnlyList<StoredJourney>> _batches;
    private readonly int _shard;

    /// <summary>A scan.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="totals">The shard's totals at that moment.</param>
    /// <param name="batches">The journeys, in batches, ordered by user id (ordinal, by UTF-8 bytes).</param>
    public ShardScan(int shard, ShardTotals totals, IAsyncEnumerable<IReadOnlyList<StoredJourney>> batches)
    {
        _shard = shard;
        Totals = totals;
        _batches = batches;
    }

    /// <summary>The shard's totals at that moment.</summary>
    public ShardTotals Totals { get; }

    /// <summary>
    /// The journeys, in batches, ordered by user id (ordinal, by UTF-8 bytes), without those of canaries, which count in nothing but the
    /// totals. To be enumerated once.
    /// </summary>
    /// <exception cref="DamagedShardException">
    /// After the last batch: there were fewer or more journeys than the shard has, or one came twice. Rows are lost, and nothing else tells.
    /// </exception>
    public IAsyncEnumerable<IReadOnlyList<StoredJourney>> Batches => ReadAsync();

    private async IAsyncEnumerable<IReadOnlyList<StoredJourney>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var found = 0L;
        string? last = null;
        var (isOrdered, hasCanary) = (true, false);
        await foreach (var batch in _batches.WithCancellation(cancellationToken))
        {
            found += batch.Count;
            foreach (var journey in batch)
            {
                isOrdered &= last is null || Utf8Order.Compare(last, journey.UserId) < 0;
                hasCanary |= CanaryUsers.Include(journey.UserId);
                last = journey.UserId;
            }

            // A list, as batches also travel.
            yield return hasCanary ? batch.Where(journey => !CanaryUsers.Include(journey.UserId)).ToList() : batch;
            hasCanary = false;
        }

        if (found != Totals.Users || !isOrdered)
        {
            throw new DamagedShardException(
                $"Shard {_shard} has {Totals.Users} journeys, and {found} can be read{(isOrdered ? "" : ", some of them out of order")}: rows of the store are damaged. Restore the store from a backup, or load the exports into a new one.");
        }
    }
}
