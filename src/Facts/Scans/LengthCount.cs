namespace Puffy.Facts.Scans;

/// <summary>How many sessions have a length.</summary>
/// <param name="Milliseconds">The length.</param>
/// <param name="Sessions">How many.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.LengthCount")]
public readonly record struct LengthCount(long Milliseconds, long Sessions);
