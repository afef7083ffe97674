using System.Collections.Immutable;
using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Rollups;

/// <summary>What one durable write to a shard's journeys changes in its rollups.</summary>
/// <param name="Sequence">The write's number in its shard. A delta that was applied before is ignored.</param>
/// <param name="Change">New contributions less the old ones; not to be changed any more.</param>
/// <param name="RulesFingerprint">The rules under which both were computed; figures of different rules are never mixed.</param>
/// <param name="Users">The users whose journeys the write changed; default where the sender does not name them.</param>
[GenerateSerializer, Immutable, Alias("puffy.RollupDelta")]
public sealed record RollupDelta(long Sequence, RollupSet Change, string RulesFingerprint, ImmutableArray<string> Users);
