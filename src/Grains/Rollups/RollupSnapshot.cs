using Puffy.Analytics.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Rollups;

/// <summary>A shard's rollups as they are saved.</summary>
[GenerateSerializer, Alias("puffy.RollupSnapshot")]
public sealed class RollupSnapshot : ICachedState
{
    /// <summary>The figures.</summary>
    [Id(0)]
    public RollupSet Figures { get; set; } = new();

    /// <summary>Every write to the shard's journeys up to this number is in the figures, and none after it.</summary>
    [Id(1)]
    public long AppliedThrough { get; set; }

    /// <summary>The rules under which the figures were computed.</summary>
    [Id(2)]
    public string RulesFingerprint { get; set; } = string.Empty;

    /// <summary>The last reconciliation; null where there was none.</summary>
    [Id(3)]
    public LastReconcile? Reconciled { get; set; }
}
