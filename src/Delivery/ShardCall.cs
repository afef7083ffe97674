using System.Collections.Immutable;
using Puffy.Grains.Journeys;

namespace Puffy.Delivery;

/// <summary>One call to a shard.</summary>
/// <param name="Users">Its users with their events.</param>
/// <param name="Rows">The rows of the events, in the same order.</param>
internal sealed record ShardCall(ImmutableArray<UserEvents> Users, List<CalledRow> Rows);

/// <summary>A row of a call.</summary>
/// <param name="Part">The rows among which it came.</param>
/// <param name="Place">Where it begins there.</param>
/// <param name="Row">Its number in its source.</param>
internal readonly record struct CalledRow(int Part, RowPlace Place, int Row);
