using System.Collections.Immutable;
using Orleans.Concurrency;
using Puffy.Grains.Access;

namespace Puffy.Grains.Keys;

/// <summary>The keys of the store. The key of the grain is 0.</summary>
[Alias("puffy.IKeysGrain")]
[GrainInterfaceType("Puffy.Grains.Keys.IKeysGrain")]
public interface IKeysGrain : IGrainWithIntegerKey
{
    /// <summary>Keeps a key, durably.</summary>
    /// <exception cref="KeyException">Its name or the key itself is taken.</exception>
    [Alias("Add"), ClientNeeds(Rights.Load | Rights.Read)]
    Task AddAsync(ApiKey key);

    /// <summary>Revokes a key, durably. It stays in the list.</summary>
    /// <param name="nameOrText">The key's name, or the key itself.</param>
    /// <returns>The key.</returns>
    /// <exception cref="KeyException">No valid key is called so.</exception>
    [Alias("Revoke"), ClientNeeds(Rights.Load | Rights.Read)]
    Task<ApiKey> RevokeAsync(string nameOrText);

    /// <summary>Every key, revoked ones too, in the order in which they were made.</summary>
    [Alias("Read"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<ImmutableArray<ApiKey>> ReadAsync();
}
