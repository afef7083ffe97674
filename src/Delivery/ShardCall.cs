using System.Collections.Immutable;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Grains.Journeys;

namespace Puffy.Delivery;

/// <summary>One call to a shard.</summary>
/// <param name="Users">Its users with their events.</param>
/// <param name="Rows">The rows of the events, in the same order.</param>
internal sealed record ShardCall(ImmutableArray<UserEvents> Users, List<CalledRow> Rows);

/// <summary>A row of a call.</summary>
/// <param name="User">The place of its user in the call.</param>
/// <param name="Event">Its event.</param>
/// <param name="Text">Where its text stands in its source.</param>
internal readonly record struct CalledRow(int User, Event Event, TextPlace Text);
