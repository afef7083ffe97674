using System.Collections.Immutable;

namespace Puffy.Facts.Scans;

/// <summary>The groups that a shard answers to a question, column by column.</summary>
/// <param name="Count">How many groups.</param>
/// <param name="Keys">Their values of each dimension, in the order asked.</param>
/// <param name="Sums">Their sums.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.GroupBlock")]
public sealed record GroupBlock(int Count, ImmutableArray<KeyColumn> Keys, SumColumns Sums);
