using System.Collections.Immutable;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Identities;

/// <inheritdoc cref="IIdentityKeysGrain"/>
[GrainType("puffy.identity-keys")]
internal sealed class IdentityKeysGrain(
    [PersistentState("identity-keys", StorageNames.States)] IPersistentState<SavedIdentityKeys> saved,
    IErasureStore erasures,
    StoreSettings settings) : Grain, IIdentityKeysGrain
{
    private readonly ErasedUsers _erased = new(erasures, settings);

    /// <inheritdoc/>
    public async Task AddAsync(ImmutableArray<IdentityKey> keys, CancellationToken cancellationToken)
    {
        // Read each time: identifies are rare, and a user who is erased meanwhile must not come back.
        await _erased.LoadAsync(cancellationToken);
        await saved.ChangeAsync(now => now.Add(keys.Where(key => !_erased.Contains(key.UserId))));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<IdentityKey>> ReadAsync() => Task.FromResult(saved.State.All().ToImmutableArray());

    /// <inheritdoc/>
    public Task ForgetAsync(string userId, CancellationToken cancellationToken) => saved.ChangeAsync(now => now.Without(userId));
}
