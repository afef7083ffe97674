using System.Collections.Immutable;
using Orleans.Concurrency;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Grains.Access;

namespace Puffy.Grains.Journeys;

/// <summary>One user of the shop: the only writer of the user's journey while it is active. The key is the user id.</summary>
[Alias("puffy.IUserGrain")]
[GrainInterfaceType("Puffy.Grains.Journeys.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>
    /// Adds events to the journey. On return they are durable and every rollup shows them. Safe to repeat: an event
    /// that is already there changes nothing.
    /// </summary>
    /// <returns>What became of each event, in the order given.</returns>
    [Alias("Apply"), ClientNeeds(Rights.Load)]
    Task<Acceptance[]> ApplyAsync(ImmutableArray<Event> events, CancellationToken cancellationToken = default);

    /// <summary>
    /// The same for events of a live sender: one whose id the journey knows is a redelivery, whatever else of it changed.
    /// </summary>
    /// <returns>What became of each event, in the order given.</returns>
    [Alias("ApplyLive"), ClientNeeds(Rights.Load)]
    Task<Acceptance[]> ApplyLiveAsync(ImmutableArray<Event> events, CancellationToken cancellationToken = default);

    /// <summary>The journey as it is now; null where the user has none.</summary>
    [Alias("GetJourney"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<UserJourney?> GetJourneyAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends what the grain is doing and drops what it holds. Part of an erasure, which
    /// <see cref="IJourneyShardGrain.ForgetAsync"/> carries out; alone it erases nothing.
    /// </summary>
    [Alias("Forget")]
    Task ForgetAsync();
}
