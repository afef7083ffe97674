using Orleans.Storage;
using Puffy.Grains.Storage;

namespace Puffy.Silo.States;

/// <summary>
/// Grain storage that tells <see cref="SealedStateSerializer"/>, which is called from inside the provider, whose state it has at
/// hand. States of earlier versions, which have no checksum, are saved again with one when they are first read. A state that was saved
/// and is not found is damage, except for caches, which are computed again.
/// </summary>
internal sealed class SealingGrainStorage(IGrainStorage states, IStateWitness witness) : IGrainStorage
{
    private static readonly AsyncLocal<StateSeal?> Current = new();

    /// <summary>The seal of the state that is being read or written.</summary>
    public static StateSeal Seal => Current.Value ?? throw new InvalidOperationException("No grain state is being read or written here.");

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var seal = Enter(stateName, grainId);

        // First: another activation may be just saving the state, and is remembered after it.
        var wasSaved = IsKept<T>() && await witness.HasAsync(seal.Key);
        await states.ReadStateAsync(stateName, grainId, grainState);
        if (seal.WasMissing && grainState.RecordExists)
        {
            try
            {
                await states.WriteStateAsync(stateName, grainId, grainState);
            }
            catch (InconsistentStateException)
            {
                // Another activation saved it meanwhile, and so with a checksum.
                await states.ReadStateAsync(stateName, grainId, grainState);
            }
        }

        if (IsKept<T>() && grainState.RecordExists != wasSaved)
        {
            await (grainState.RecordExists
                ? witness.AddAsync(seal.Key)
                : throw new StoreException($"The store's state '{stateName}' is damaged: it was saved, and is not found. Restore the store from a backup, or load the exports into a new one."));
        }
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var seal = Enter(stateName, grainId);
        var isNew = grainState.ETag is null;
        await states.WriteStateAsync(stateName, grainId, grainState);
        if (isNew && IsKept<T>())
        {
            // Afterwards: if the process ends in between, the next read makes good for it.
            await witness.AddAsync(seal.Key);
        }
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var seal = Enter(stateName, grainId);
        if (IsKept<T>())
        {
            await witness.RemoveAsync(seal.Key);
        }

        await states.ClearStateAsync(stateName, grainId, grainState);
    }

    private static bool IsKept<T>() => !typeof(T).IsAssignableTo(typeof(ICachedState));

    /// <summary>Called from an asynchronous method, at whose end the value is what it was before.</summary>
    private static StateSeal Enter(string stateName, GrainId grainId) => Current.Value = new StateSeal(stateName, $"{stateName} {grainId}");
}
