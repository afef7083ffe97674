using System.Collections.Immutable;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Rollups;

/// <summary>The rollups of one shard, as the writers of its journeys see them.</summary>
/// <param name="grains">Where the rollup grains are found.</param>
/// <param name="journeys">Where the shard's journeys are.</param>
/// <param name="shard">The shard.</param>
/// <param name="rulesFingerprint">The rules under which changes are computed.</param>
internal sealed class ShardRollups(IGrainFactory grains, IJourneyStore journeys, int shard, string rulesFingerprint)
{
    private readonly IRollupsGrain _grain = grains.GetGrain<IRollupsGrain>(shard);

    /// <summary>Brings the changes of a write; on return every query shows them.</summary>
    /// <param name="changes">New contributions less the old ones.</param>
    /// <param name="sequence">The number of the write, which is durable by now.</param>
    /// <param name="users">The users whose journeys it changed.</param>
    public Task DeliverAsync(RollupSet changes, long sequence, ImmutableArray<string> users) =>
        _grain.ApplyAsync(new(sequence, changes, rulesFingerprint, users));

    /// <summary>
    /// Makes sure that every query shows all that is durable by now. For calls that are repeated: the first try may have
    /// written and then failed before it delivered.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken) =>
        await _grain.CatchUpAsync((await journeys.ReadTotalsAsync(shard, cancellationToken)).Sequence, cancellationToken);
}
