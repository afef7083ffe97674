namespace Puffy.Grains.Rollups;

/// <summary>A rollup as it is saved.</summary>
/// <typeparam name="TRollup">The figures.</typeparam>
[GenerateSerializer, Alias("puffy.RollupSnapshot`1")]
public sealed class RollupSnapshot<TRollup>
    where TRollup : class, new()
{
    /// <summary>The figures.</summary>
    [Id(0)]
    public TRollup Figures { get; set; } = new();

    /// <summary>Every write to the shard's journeys up to this number is in the figures, and none after it.</summary>
    [Id(1)]
    public long AppliedThrough { get; set; }

    /// <summary>The rules under which the figures were computed.</summary>
    [Id(2)]
    public string RulesFingerprint { get; set; } = string.Empty;
}
