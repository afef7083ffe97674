namespace Puffy.Grains.Storage;

/// <summary>
/// The durable store of journeys. Users are divided into shards by a stable hash (see <c>Sharding</c>); a shard's users
/// can be read in one scan. Every method may be called from any thread, and many calls may be under way at once:
/// those that arrive while a commit is under way share the next one.
/// </summary>
public interface IJourneyStore
{
    /// <summary>Reads those of the users that have a journey, in no particular order.</summary>
    ValueTask<IReadOnlyList<StoredJourney>> ReadAsync(int shard, IReadOnlyCollection<string> userIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes journeys. When the call returns, every write that was not refused is durable. A write is refused, alone,
    /// where the journey is not at the expected version, or its user was erased: so a writer that was cut off from its
    /// cluster, and knows neither, can overwrite nobody's work and bring nobody back.
    /// </summary>
    /// <returns>The write's place among those of its shard, and the users whose events were not written.</returns>
    ValueTask<WriteOutcome> WriteAsync(int shard, IReadOnlyList<JourneyWrite> writes, CancellationToken cancellationToken = default);

    /// <summary>Opens a scan of all journeys of a shard as of one moment.</summary>
    ValueTask<ShardScan> ScanAsync(int shard, CancellationToken cancellationToken = default);

    /// <summary>The number of journeys of a shard and of the writes that made them; constant time.</summary>
    ValueTask<ShardTotals> ReadTotalsAsync(int shard, CancellationToken cancellationToken = default);
}
