using System.Collections.Immutable;

namespace Puffy.Grains.Integrity;

/// <summary>What a check of a shard found.</summary>
/// <param name="Journeys">Journeys that were read.</param>
/// <param name="Bytes">The size of their pages.</param>
/// <param name="Damage">Every damaged page.</param>
/// <param name="Failure">What stopped the check or is wrong with the shard as a whole, for a person; null where nothing is.</param>
/// <param name="Rows">The rows whose events can be read, by the number of their source.</param>
[GenerateSerializer, Immutable, Alias("puffy.ShardCheck")]
public sealed record ShardCheck(
    long Journeys, long Bytes, ImmutableArray<DamagedPage> Damage, string? Failure, IReadOnlyDictionary<int, RowSet> Rows);

/// <summary>A damaged page of a journey.</summary>
/// <param name="UserId">The user, as it is stored.</param>
/// <param name="Page">Number of the page.</param>
/// <param name="Reason">How the damage shows.</param>
[GenerateSerializer, Immutable, Alias("puffy.DamagedPage")]
public sealed record DamagedPage(string UserId, int Page, string Reason);
