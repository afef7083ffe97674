using Orleans.Storage;
using Puffy.Grains.Storage;

namespace Puffy.Silo.States;

/// <summary>Saves grain states with a checksum and refuses those that are not as they were saved. It works inside <see cref="SealingGrainStorage"/>, which knows the grain.</summary>
internal sealed class SealedStateSerializer(IGrainStorageSerializer states) : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(SealingGrainStorage.Seal.Seal(states.Serialize(input).ToMemory().Span));

    /// <inheritdoc/>
    /// <exception cref="StoreException">The state is damaged, and cannot be computed again from others.</exception>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var stored = input.ToMemory();
        if (SealingGrainStorage.Seal.Open(stored.Span) is { } start)
        {
            return states.Deserialize<T>(new BinaryData(stored[start..]));
        }

        // A cache that is lost is computed again by its grain.
        return typeof(T).IsAssignableTo(typeof(ICachedState))
            ? Activator.CreateInstance<T>()
            : throw new StoreException($"The store's state '{SealingGrainStorage.Seal.Name}' is damaged. Restore the store from a backup, or load the exports into a new one.");
    }
}
