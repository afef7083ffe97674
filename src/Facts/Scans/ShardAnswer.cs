using System.Collections.Immutable;
using Puffy.Facts.Columns;

namespace Puffy.Facts.Scans;

/// <summary>What a shard answers to several questions of one moment.</summary>
/// <param name="Sequence">The number of the shard's last write that the answers hold.</param>
/// <param name="Sessions">How many sessions the shard has.</param>
/// <param name="Span">The time that they take up; null without sessions.</param>
/// <param name="Answers">The groups of each question, in the order asked.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.ShardAnswer")]
public sealed record ShardAnswer(long Sequence, long Sessions, SessionSpan? Span, ImmutableArray<GroupBlock> Answers);
