using Puffy.Grains.Storage;

namespace Puffy.Grains.Journeys;

/// <summary>
/// Which users' grains are active in the cluster. One a silo: after a silo is lost, many shards wake at once on the others, and each of them
/// asking every silo for all users would multiply the answer by the number of shards.
/// </summary>
/// <param name="grains">Finds the grain that asks all silos.</param>
/// <param name="settings">The settings of the store.</param>
public sealed class ActiveUsers(IGrainFactory grains, StoreSettings settings)
{
    private readonly SharedLook<ILookup<int, string>> _byShard = new(async () =>
        (await grains.GetGrain<IManagementGrain>(0).GetActiveGrains(UserGrain.Type))
            .Select(grain => grain.Key.ToString()!)
            .ToLookup(userId => Sharding.ShardOf(userId, settings.Shards)));

    /// <summary>The users of a shard whose grains are active; none that was active before the call is missing.</summary>
    public async Task<IEnumerable<string>> OfShardAsync(int shard, CancellationToken cancellationToken = default) =>
        (await _byShard.TakeAsync().WaitAsync(cancellationToken))[shard];
}
