using Puffy.Queries.Reading;

namespace Puffy.Queries.Funnel;

/// <summary>How many sessions reached each step of the funnel?</summary>
/// <param name="ByDevice">Whether to answer for each kind of device too.</param>
public sealed record FunnelQuestion(bool ByDevice = false) : Question<IReadOnlyList<FunnelAnswer>>
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<FunnelAnswer>> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        FunnelAnswer.From(await store.ReadFunnelAsync(cancellationToken), ByDevice);
}
