using Puffy.Analytics.Options;
using Puffy.Analytics.Users;

namespace Puffy.Grains.Options;

/// <summary>The rules under which a silo computes, compiled once from the store's options. One a silo.</summary>
/// <param name="grains">Gives the store's options.</param>
/// <param name="silo">The silo.</param>
/// <param name="emails">Hashes e-mail addresses under the silo's key; without a key where the silo has none.</param>
public sealed class RulesInForce(IGrainFactory grains, ILocalSiloDetails silo, EmailHashing? emails = null)
{
    private volatile AnalysisRules? _rules;

    /// <summary>The rules.</summary>
    public ValueTask<AnalysisRules> GetAsync() => _rules is { } rules ? new(rules) : new(LoadAsync());

    private async Task<AnalysisRules> LoadAsync() =>
        _rules = new AnalysisRules(await grains.GetGrain<IAnalysisOptionsGrain>(0).TakeAsync(silo.SiloAddress), emails);
}
