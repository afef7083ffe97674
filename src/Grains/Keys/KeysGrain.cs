using System.Collections.Immutable;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Keys;

/// <inheritdoc cref="IKeysGrain"/>
[GrainType("puffy.keys")]
internal sealed class KeysGrain(
    [PersistentState("keys", StorageNames.States)] IPersistentState<SavedKeys> saved, TimeProvider time) : Grain, IKeysGrain
{
    /// <inheritdoc/>
    public Task AddAsync(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var made = key with { CreatedAt = time.GetUtcNow().UtcDateTime };
        return saved.ChangeAsync(now => now.Add(made));
    }

    /// <inheritdoc/>
    public async Task<ApiKey> RevokeAsync(string nameOrText)
    {
        ArgumentNullException.ThrowIfNull(nameOrText);
        var at = time.GetUtcNow().UtcDateTime;
        ApiKey? revoked = null;
        await saved.ChangeAsync(now =>
        {
            (revoked, var after) = now.Revoke(nameOrText, at);
            return after;
        });
        return revoked!;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ApiKey>> ReadAsync() => Task.FromResult(saved.State.Keys.ToImmutableArray());
}
