namespace Puffy.Grains.Rollups;

/// <summary>What one durable write to a shard's journeys changes in a rollup.</summary>
/// <typeparam name="TRollup">The rollup.</typeparam>
/// <param name="Sequence">The write's number in its shard. A delta that was applied before is ignored.</param>
/// <param name="Change">New contributions less the old ones; not to be changed any more.</param>
/// <param name="RulesFingerprint">The rules under which both were computed; figures of different rules are never mixed.</param>
[GenerateSerializer, Immutable, Alias("puffy.RollupDelta`1")]
public sealed record RollupDelta<TRollup>(long Sequence, TRollup Change, string RulesFingerprint);
