using System.Collections.Immutable;
using Orleans.Concurrency;
using Puffy.Analytics;
using Puffy.Facts.Funnels;
using Puffy.Facts.Live;
using Puffy.Facts.Scans;
using Puffy.Grains.Access;

namespace Puffy.Grains.Facts;

/// <summary>
/// The session facts of one shard: an index in memory, built from the journeys when first asked, and brought up to date at each
/// question. It leaves memory when nobody asks. The key is the number of the shard.
/// </summary>
[Alias("puffy.IFactsGrain")]
[GrainInterfaceType("puffy.IFactsGrain")]
public interface IFactsGrain : IGrainWithIntegerKey
{
    /// <summary>Answers questions, all of one moment. The answers hold every event that was acknowledged before the call.</summary>
    /// <param name="questions">The questions; they speak of one model, or of none.</param>
    /// <param name="elsewhere">What credits depend on besides the shard's own journeys; null where these are enough.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">This silo does not know the time zone.</exception>
    [Alias("Ask"), ClientNeeds(Rights.Read)]
    Task<ShardAnswer> AskAsync(ImmutableArray<ShardQuestion> questions, CreditsElsewhere? elsewhere = null, CancellationToken cancellationToken = default);

    /// <summary>Counts a funnel of steps, by the value that it is split by.</summary>
    /// <exception cref="InvalidInputException">This silo does not know the time zone.</exception>
    [Alias("Funnel"), ClientNeeds(Rights.Read)]
    Task<IReadOnlyDictionary<string, FunnelSums>> CountFunnelAsync(FunnelAsked asked, CancellationToken cancellationToken = default);

    /// <summary>The events of a user's session in their order; none where there is no such session.</summary>
    /// <param name="userId">A user of the shard.</param>
    /// <param name="session">The session's place among the user's, from 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("ListEvents"), ClientNeeds(Rights.Read)]
    Task<ImmutableArray<ListedEvent>> ListEventsAsync(string userId, int session, CancellationToken cancellationToken = default);

    /// <summary>How far the facts are built. It answers while they are: a question that has to wait for them can say how long.</summary>
    [Alias("ReadProgress"), AlwaysInterleave, ClientNeeds(Rights.Read)]
    Task<FactsProgress> ReadProgressAsync(CancellationToken cancellationToken = default);

    /// <summary>What happens at a moment.</summary>
    /// <param name="now">Milliseconds since 1970, UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("Look"), ClientNeeds(Rights.Read)]
    Task<LiveLook> LookAsync(long now, CancellationToken cancellationToken = default);
}
