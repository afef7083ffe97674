namespace Puffy.Grains.Storage;

/// <summary>The settings that a store is created with and keeps for life.</summary>
/// <param name="Shards">Into how many shards its users are divided.</param>
/// <param name="ErasureKey">The secret under which erased users' ids are hashed.</param>
public sealed record StoreSettings(int Shards, byte[] ErasureKey)
{
    /// <summary>Checks the number of a shard.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The store has no such shard.</exception>
    public void RequireShard(int shard)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shard, Shards);
    }
}
