namespace Puffy.Collector.Canaries;

/// <summary>What became of a canary.</summary>
/// <param name="At">When that was known, UTC.</param>
/// <param name="Took">The time from its request to the answer.</param>
/// <param name="Failure">Why it did not pass; null where it did.</param>
internal sealed record CanaryResult(DateTime At, TimeSpan Took, string? Failure);
