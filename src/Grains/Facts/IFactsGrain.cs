using System.Collections.Immutable;
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
    /// <exception cref="InvalidInputException">This silo does not know the time zone.</exception>
    [Alias("Ask"), ClientNeeds(Rights.Read)]
    Task<ShardAnswer> AskAsync(ImmutableArray<ShardQuestion> questions, CancellationToken cancellationToken = default);

    /// <summary>Counts a funnel of steps, by the value that it is split by.</summary>
    /// <exception cref="InvalidInputException">This silo does not know the time zone.</exception>
    [Alias("Funnel"), ClientNeeds(Rights.Read)]
    Task<IReadOnlyDictionary<string, FunnelSums>> CountFunnelAsync(FunnelAsked asked, CancellationToken cancellationToken = default);

    /// <summary>What happens at a moment.</summary>
    /// <param name="now">Milliseconds since 1970, UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("Look"), ClientNeeds(Rights.Read)]
    Task<LiveLook> LookAsync(long now, CancellationToken cancellationToken = default);
}
