using System.Collections.Immutable;

namespace Puffy.Facts.Scans;

/// <summary>A group of an answer.</summary>
/// <param name="Key">Its value of each dimension, in the order asked.</param>
/// <param name="Sums">Its sums.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.Group")]
public sealed record Group(ImmutableArray<GroupValue> Key, GroupSums Sums);
