using Puffy.Grains.Access;

namespace Puffy.Grains.Integrity;

/// <summary>
/// Checks the journeys of one shard, whatever state its other grains are in. The key is the number of the shard.
/// </summary>
[Alias("puffy.IStoreCheckGrain")]
[GrainInterfaceType("puffy.IStoreCheckGrain")]
public interface IStoreCheckGrain : IGrainWithIntegerKey
{
    /// <summary>Reads every journey of the shard, and changes nothing.</summary>
    [Alias("Check"), ClientNeeds(Rights.Read)]
    Task<ShardCheck> CheckAsync(CancellationToken cancellationToken = default);

    /// <summary>Replaces each damaged page by an empty one, durably, so that loading its rows again fills it.</summary>
    /// <returns>The users whose journeys could not be repaired: their very ids, or numbers of their pages, are damaged.</returns>
    [Alias("EmptyDamagedPages"), ClientNeeds(Rights.Load)]
    Task<IReadOnlyList<string>> EmptyDamagedPagesAsync(CancellationToken cancellationToken = default);
}
