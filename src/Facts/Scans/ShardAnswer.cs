using System.Collections.Immutable;

namespace Puffy.Facts.Scans;

/// <summary>What a shard answers to several questions of one moment.</summary>
/// <param name="Sequence">The number of the shard's last write that the answers hold.</param>
/// <param name="Sessions">How many sessions the shard has.</param>
/// <param name="FirstStart">Start of the first of them, in milliseconds since 1970, UTC; null without sessions, and where no question is about all days.</param>
/// <param name="LastStart">Start of the last.</param>
/// <param name="Answers">The groups of each question, in the order asked.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.ShardAnswer")]
public sealed record ShardAnswer(
    long Sequence, long Sessions, long? FirstStart, long? LastStart, ImmutableArray<GroupBlock> Answers);
