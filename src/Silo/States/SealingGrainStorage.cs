using Orleans.Storage;

namespace Puffy.Silo.States;

/// <summary>
/// Grain storage that tells <see cref="SealedStateSerializer"/>, which is called from inside the provider, whose state it has at
/// hand. States of earlier versions, which have no checksum, are saved again with one when they are first read.
/// </summary>
internal sealed class SealingGrainStorage(IGrainStorage states) : IGrainStorage
{
    private static readonly AsyncLocal<StateSeal?> Current = new();

    /// <summary>The seal of the state that is being read or written.</summary>
    public static StateSeal Seal => Current.Value ?? throw new InvalidOperationException("No grain state is being read or written here.");

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var seal = Enter(stateName, grainId);
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
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Enter(stateName, grainId);
        await states.WriteStateAsync(stateName, grainId, grainState);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Enter(stateName, grainId);
        await states.ClearStateAsync(stateName, grainId, grainState);
    }

    /// <summary>Called from an asynchronous method, at whose end the value is what it was before.</summary>
    private static StateSeal Enter(string stateName, GrainId grainId) => Current.Value = new StateSeal($"{stateName} {grainId}");
}
