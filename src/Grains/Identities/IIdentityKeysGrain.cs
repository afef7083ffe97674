using System.Collections.Immutable;
using Orleans.Concurrency;
using Puffy.Grains.Access;

namespace Puffy.Grains.Identities;

/// <summary>
/// The identity keys that senders gave with an identify, beside the users' events: what joins the devices of a person. The key is
/// <see cref="IdentityKeys.BucketOf"/>.
/// </summary>
[Alias("puffy.IIdentityKeysGrain")]
[GrainInterfaceType("Puffy.Grains.Identities.IIdentityKeysGrain")]
public interface IIdentityKeysGrain : IGrainWithIntegerKey
{
    /// <summary>Keeps keys, durably. A key that is there already changes nothing, and one of an erased user is left out.</summary>
    [Alias("Add"), ClientNeeds(Rights.Load)]
    Task AddAsync(ImmutableArray<IdentityKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Every key of the bucket, ordered by user, then key.</summary>
    [Alias("Read"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<ImmutableArray<IdentityKey>> ReadAsync();

    /// <summary>Erases the keys of a user, durably. Part of an erasure, which the user's shard carries out.</summary>
    [Alias("Forget")]
    Task ForgetAsync(string userId, CancellationToken cancellationToken = default);
}
