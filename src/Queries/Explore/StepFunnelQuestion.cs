using Puffy.Facts.Funnels;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Explore;

/// <summary>How many went through these steps, one after the other?</summary>
/// <param name="Asked">The steps, and whose.</param>
public sealed record StepFunnelQuestion(FunnelAsked Asked) : Question<FunnelOfSteps>
{
    /// <inheritdoc/>
    internal override async Task<FunnelOfSteps> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        FunnelOfSteps.From(Asked, await store.CountFunnelAsync(Asked, cancellationToken));
}
