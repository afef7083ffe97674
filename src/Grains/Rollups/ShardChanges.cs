using System.Collections.Immutable;

namespace Puffy.Grains.Rollups;

/// <summary>Whose journeys changed since a write of a shard.</summary>
/// <param name="Through">The number up to which all writes are counted in.</param>
/// <param name="Users">The users; null where that is not known any more, and the shard has to be read again.</param>
[GenerateSerializer, Immutable, Alias("puffy.ShardChanges")]
public sealed record ShardChanges(long Through, ImmutableArray<string>? Users);
