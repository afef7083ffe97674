using Puffy.Analytics.Options;
using Puffy.Analytics.Users;

namespace Puffy.Grains.Options;

/// <summary>The rules under which a silo computes, compiled once from the store's options. One a silo.</summary>
/// <param name="grains">Gives the store's options.</param>
/// <param name="silo">The silo.</param>
/// <param name="emails">Hashes e-mail addresses under the silo's key; without a key where the silo has none.</param>
public sealed class RulesInForce(IGrainFactory grains, ILocalSiloDetails silo, EmailHashing? emails = null)
{
    private readonly Lock _gate = new();
    private Task<AnalysisRules>? _rules;

    /// <summary>The rules. All grains share them, with what they remember of user agents, hosts and tags.</summary>
    public Task<AnalysisRules> GetAsync()
    {
        lock (_gate)
        {
            // A failed attempt is made again. No grain's turn is spent on it: many grains wait for one.
            return _rules is { IsFaulted: false, IsCanceled: false } known ? known : _rules = Task.Run(LoadAsync);
        }
    }

    private async Task<AnalysisRules> LoadAsync() => new(await grains.GetGrain<IAnalysisOptionsGrain>(0).TakeAsync(silo.SiloAddress), emails);
}
