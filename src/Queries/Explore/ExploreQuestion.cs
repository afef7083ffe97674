using System.Diagnostics;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Explore;

/// <summary>Any question about sessions, split and filtered as asked; exact, from the session facts of all shards.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Time">The clock that dates the answer.</param>
public sealed record ExploreQuestion(FactQuestion Asked, TimeProvider Time) : Question<FactAnswer>
{
    /// <inheritdoc/>
    internal override async Task<FactAnswer> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var plan = new QuestionPlan(Asked, await store.ReadMainCurrencyAsync(cancellationToken));
        var elsewhere = Asked is { Model: { } model, IsOfEvents: false } ? await store.ReadCreditsElsewhereAsync(model, cancellationToken) : null;
        var shards = await store.AskFactsAsync(plan.ForShards, elsewhere, cancellationToken);
        return plan.Answer(shards, Time.GetUtcNow(), Stopwatch.GetElapsedTime(started));
    }
}
