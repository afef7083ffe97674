using Orleans.Concurrency;
using Puffy.Analytics.Options;
using Puffy.Grains.Access;

namespace Puffy.Grains.Options;

/// <summary>The store's one set of analysis options. The key is 0.</summary>
[Alias("puffy.IAnalysisOptionsGrain")]
[GrainInterfaceType("Puffy.Grains.Options.IAnalysisOptionsGrain")]
public interface IAnalysisOptionsGrain : IGrainWithIntegerKey
{
    /// <summary>The options in force; the defaults where none were ever set.</summary>
    [Alias("Get"), ReadOnly, ClientNeeds(Rights.None)]
    Task<AnalysisOptions> GetAsync();

    /// <summary>Tells a silo the options in force, which it keeps while it runs. From now on they can't be changed until it has ended.</summary>
    [Alias("Take")]
    Task<AnalysisOptions> TakeAsync(SiloAddress silo);

    /// <summary>
    /// Sets the options, durably, before anything is asked of the silos; rollups of other options are then rebuilt from the
    /// events. The options in force may be set again at any time.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">A silo computes under other options. Nothing was changed.</exception>
    [Alias("Use"), ClientNeeds(Rights.Load)]
    Task UseAsync(AnalysisOptions options);
}
