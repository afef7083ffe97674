using Puffy.Analytics.Options;

namespace Puffy.Grains.Options;

/// <summary>The rules under which a silo computes, compiled once from the store's options. One a silo.</summary>
public sealed class RulesInForce(IGrainFactory grains, ILocalSiloDetails silo)
{
    private volatile AnalysisRules? _rules;

    /// <summary>The rules.</summary>
    public ValueTask<AnalysisRules> GetAsync() => _rules is { } rules ? new(rules) : new(LoadAsync());

    private async Task<AnalysisRules> LoadAsync() =>
        _rules = new AnalysisRules(await grains.GetGrain<IAnalysisOptionsGrain>(0).TakeAsync(silo.SiloAddress));
}
