using Orleans.Concurrency;
using Puffy.Analytics.Journeys;

namespace Puffy.Grains.Options;

/// <summary>The analysis options of the store, of which there is one set. The key is 0.</summary>
[Alias("puffy.IAnalysisOptionsGrain")]
public interface IAnalysisOptionsGrain : IGrainWithIntegerKey
{
    /// <summary>The options in force; the defaults where none were ever set.</summary>
    [Alias("Get"), ReadOnly]
    Task<AnalysisOptions> GetAsync();

    /// <summary>
    /// Sets the options, durably. A silo takes options when it first needs them and keeps them while it runs, so options
    /// are set before anything is asked of a silo; rollups of other options are then rebuilt from the events.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    [Alias("Use")]
    Task UseAsync(AnalysisOptions options);
}
