using Puffy.Facts.Questions;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Explore;

/// <summary>
/// Which write would the next answer to a question be of? The number of writes, summed over the shards, as <c>as_of</c> of the answer has
/// it: while it is the same, so is the answer about the same days. It is null where that does not hold: who is one person with whom also
/// follows from an identify, which writes to no journey.
/// </summary>
/// <param name="Asked">The question.</param>
public sealed record SequenceQuestion(FactQuestion Asked) : Question<long?>
{
    /// <inheritdoc/>
    internal override async Task<long?> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        Asked.Model is not null && await store.HasPersonsAsync()
            ? null
            : (await store.AskFactsAsync([], null, cancellationToken)).Sum(shard => shard.Sequence);
}
