using System.Data.Common;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Journeys;

/// <summary>
/// Which users' grains are active in the cluster. One a silo: after a silo is lost, many shards wake at once on the others, and each of them
/// asking every silo for all users would multiply the answer by the number of shards.
/// </summary>
public sealed class ActiveUsers
{
    private readonly SharedLook<ILookup<int, string>> _byShard;

    /// <summary>Looks at a cluster.</summary>
    /// <param name="grains">Finds the grain that asks all silos.</param>
    /// <param name="settings">The settings of the store.</param>
    public ActiveUsers(IGrainFactory grains, StoreSettings settings) =>
        _byShard = new(async () => (await FindAsync(grains)).ToLookup(userId => Sharding.ShardOf(userId, settings.Shards)));

    /// <summary>The users of a shard whose grains are active; none that was active before the call is missing.</summary>
    public async Task<IEnumerable<string>> OfShardAsync(int shard, CancellationToken cancellationToken = default) =>
        (await _byShard.TakeAsync().WaitAsync(cancellationToken))[shard];

    /// <exception cref="StoreUnavailableException">The database can't say now which silos there are.</exception>
    private static async Task<IEnumerable<string>> FindAsync(IGrainFactory grains)
    {
        try
        {
            return (await grains.GetGrain<IManagementGrain>(0).GetActiveGrains(UserGrain.Type)).Select(grain => grain.Key.ToString()!);
        }
        catch (DbException exception)
        {
            // The framework's, as the database driver gave it: a server that shuts down counts as no passing error there.
            throw new StoreUnavailableException(
                $"The list of the cluster's silos can't be read from the database ({exception.Message}) Check the server and the network, and try again.", exception);
        }
    }
}
