namespace Puffy.Grains.Facts;

/// <summary>How far the facts of a shard are built.</summary>
/// <param name="Read">Journeys that were read.</param>
/// <param name="Journeys">Journeys that the shard has; 0 while that is not known.</param>
[GenerateSerializer, Immutable, Alias("puffy.FactsProgress")]
public readonly record struct FactsProgress(long Read, long Journeys);
