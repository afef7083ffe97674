using Puffy.Queries.Reading;

namespace Puffy.Queries.Explore;

/// <summary>
/// Which write would the next answer be of? The number of writes, summed over the shards, as <c>as_of</c> of an answer has it: while it
/// is the same, so is the answer to the same question about the same days.
/// </summary>
public sealed record SequenceQuestion : Question<long>
{
    /// <inheritdoc/>
    internal override async Task<long> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        (await store.AskFactsAsync([], cancellationToken)).Sum(shard => shard.Sequence);
}
