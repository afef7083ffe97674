using Puffy.Analytics.Journeys;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Options;

/// <inheritdoc cref="IAnalysisOptionsGrain"/>
[GrainType("puffy.options")]
internal sealed class AnalysisOptionsGrain(
    [PersistentState("options", StorageNames.States)] IPersistentState<SavedOptions> saved) : Grain, IAnalysisOptionsGrain
{
    /// <inheritdoc/>
    public Task<AnalysisOptions> GetAsync() => Task.FromResult(saved.State.Options);

    /// <inheritdoc/>
    public async Task UseAsync(AnalysisOptions options)
    {
        // Compiled here to learn that it can be: options that fail are never saved.
        _ = new AnalysisRules(options);
        if (options.Canonical() != saved.State.Options.Canonical() || !saved.RecordExists)
        {
            var before = saved.State;
            saved.State = new SavedOptions { Options = options };
            try
            {
                await saved.WriteStateAsync();
            }
            catch
            {
                // Options that are not durable must be nobody's rules.
                saved.State = before;
                throw;
            }
        }
    }
}

/// <summary>The options as they are saved.</summary>
[GenerateSerializer, Alias("puffy.SavedOptions")]
internal sealed class SavedOptions
{
    /// <summary>The options.</summary>
    [Id(0)]
    public AnalysisOptions Options { get; set; } = new();
}
