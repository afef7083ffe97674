namespace Puffy.Grains.Rollups;

/// <summary>How rollups keep themselves right. No figure depends on it.</summary>
public sealed record RollupOptions
{
    /// <summary>
    /// How often a rollup looks for lost changes and saves itself; a change that is missing at two looks in a row is taken
    /// for lost. Default 15 seconds.
    /// </summary>
    public TimeSpan CheckPeriod { get; set; } = TimeSpan.FromSeconds(15);
}
