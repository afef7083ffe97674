namespace Puffy.Grains.Rollups;

/// <summary>What a reconciliation found.</summary>
/// <param name="Journeys">Journeys from which the figures were recomputed.</param>
/// <param name="Differences">Figures that differed; zero is the only right answer.</param>
/// <param name="MissedWrites">Writes to journeys that the rollup had not applied.</param>
[GenerateSerializer, Immutable, Alias("puffy.RollupReconciliation")]
public sealed record RollupReconciliation(long Journeys, int Differences, long MissedWrites);
