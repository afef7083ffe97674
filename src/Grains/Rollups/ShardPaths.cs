using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Rollups;

/// <summary>The paths of one shard.</summary>
/// <param name="Paths">The paths.</param>
/// <param name="AppliedThrough">Every write to the shard's journeys up to this number is in them, and none after it.</param>
[GenerateSerializer, Immutable, Alias("puffy.ShardPaths")]
public sealed record ShardPaths(PathRollup Paths, long AppliedThrough);
