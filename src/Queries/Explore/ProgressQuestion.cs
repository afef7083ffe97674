using Puffy.Queries.Reading;

namespace Puffy.Queries.Explore;

/// <summary>How far are the facts read from which questions are answered? The first question after a start waits for them.</summary>
public sealed record ProgressQuestion : Question<ProgressAnswer>
{
    /// <inheritdoc/>
    internal override async Task<ProgressAnswer> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        var shards = await store.ReadProgressAsync(cancellationToken);
        return new ProgressAnswer(shards.Sum(shard => shard.Read), shards.Sum(shard => shard.Journeys));
    }
}

/// <summary>How far the facts are read.</summary>
/// <param name="JourneysRead">Journeys that were read.</param>
/// <param name="Journeys">Journeys that there are to read; both are equal once all are.</param>
public sealed record ProgressAnswer(long JourneysRead, long Journeys);
