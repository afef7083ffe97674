namespace Puffy.Grains.Rollups;

/// <summary>When rollups were last recomputed from the journeys and compared, and what that found.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Journeys">Journeys from which they were recomputed.</param>
/// <param name="Differences">Figures that differed, of all rollups; zero is the only right answer.</param>
[GenerateSerializer, Immutable, Alias("puffy.LastReconcile")]
public sealed record LastReconcile(DateTime At, long Journeys, long Differences);
