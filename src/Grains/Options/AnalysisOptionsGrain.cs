using Puffy.Analytics.Options;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Options;

/// <inheritdoc cref="IAnalysisOptionsGrain"/>
[GrainType("puffy.options")]
internal sealed class AnalysisOptionsGrain(
    [PersistentState("options", StorageNames.States)] IPersistentState<SavedOptions> saved, ISiloStatusOracle silos) : Grain, IAnalysisOptionsGrain
{
    /// <inheritdoc/>
    public Task<AnalysisOptions> GetAsync() => Task.FromResult(saved.State.Options);

    /// <inheritdoc/>
    public async Task<AnalysisOptions> TakeAsync(SiloAddress silo)
    {
        await saved.ChangeAsync(now => now.TakenBy.Contains(silo)
            ? now
            : new SavedOptions { Options = now.Options, TakenBy = [.. now.TakenBy.Where(MayRun), silo] });
        return saved.State.Options;
    }

    /// <inheritdoc/>
    public async Task UseAsync(AnalysisOptions options)
    {
        // Compiled here to learn that it can be: options that fail are never saved.
        _ = new AnalysisRules(options);
        await saved.ChangeAsync(now =>
        {
            if (options.Canonical() == now.Options.Canonical())
            {
                return now;
            }

            return now.TakenBy.Find(MayRun) is not { } silo
                ? new SavedOptions { Options = options }
                : throw new OptionsConflictException(
                    $"The silos run with other analysis options ({silo} does) and keep them until they stop. Difference: {options.DifferenceFrom(now.Options)}. Leave these options out to use those in force. To change them, stop all loads and all silos, start the silos, and give this command first; Puffy then recomputes everything.");
        });
    }

    /// <summary>Whether a silo may still compute: one that is declared dead ends as soon as it learns of it.</summary>
    private bool MayRun(SiloAddress silo) => silos.GetApproximateSiloStatus(silo) is not (SiloStatus.None or SiloStatus.Dead);
}

/// <summary>The options as they are saved.</summary>
[GenerateSerializer, Alias("puffy.SavedOptions")]
internal sealed class SavedOptions
{
    /// <summary>The options.</summary>
    [Id(0)]
    public AnalysisOptions Options { get; set; } = new();

    /// <summary>The silos that compute under them.</summary>
    [Id(1)]
    public List<SiloAddress> TakenBy { get; set; } = [];
}
