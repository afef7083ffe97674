using Puffy.Analytics.Options;
using Puffy.Analytics.Users;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Options;

/// <inheritdoc cref="IAnalysisOptionsGrain"/>
[GrainType("puffy.options")]
internal sealed class AnalysisOptionsGrain(
    [PersistentState("options", StorageNames.States)] IPersistentState<SavedOptions> saved, ISiloStatusOracle silos, EmailHashing? emails = null) : Grain, IAnalysisOptionsGrain
{
    /// <inheritdoc/>
    public Task<AnalysisOptions> GetAsync() => Task.FromResult(Of(saved.State));

    /// <inheritdoc/>
    public async Task<AnalysisOptions> TakeAsync(SiloAddress silo)
    {
        await saved.ChangeAsync(now => now.TakenBy.Contains(silo)
            ? now
            : new SavedOptions { Options = Of(now), TakenBy = [.. now.TakenBy.Where(MayRun), silo] });
        return Of(saved.State);
    }

    /// <inheritdoc/>
    public async Task UseAsync(AnalysisOptions options)
    {
        // Compiled here to learn that it can be: options that fail are never saved.
        _ = new AnalysisRules(options, emails);
        await saved.ChangeAsync(now =>
        {
            if (options.Canonical() == Of(now).Canonical())
            {
                return now;
            }

            return now.TakenBy.Find(MayRun) is not { } silo
                ? new SavedOptions { Options = options }
                : throw new OptionsConflictException(
                    $"The silos run with other analysis options ({silo} does) and keep them until they stop. Difference: {options.DifferenceFrom(Of(now))}. Leave these options out to use those in force. To change them, stop all loads and all silos, start the silos, and give this command first; Puffy then recomputes everything.");
        });
    }

    /// <summary>The options in force. A store that has none yet gets the silo's e-mail key with its first ones.</summary>
    private AnalysisOptions Of(SavedOptions now) => saved.RecordExists ? now.Options : now.Options with { EmailKey = emails?.Fingerprint ?? string.Empty };

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
