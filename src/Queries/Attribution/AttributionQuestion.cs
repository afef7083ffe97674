using Puffy.Facts.Questions;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Attribution;

/// <summary>What did each channel earn under each model?</summary>
/// <param name="Days">The UTC days of the orders; null for all, which alone have intervals.</param>
public sealed record AttributionQuestion(DateRange? Days) : Question<AttributionAnswer>
{
    /// <inheritdoc/>
    internal override async Task<AttributionAnswer> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) => AttributionAnswer.From(
        await store.ReadAttributionAsync(day: null, cancellationToken), Days, await store.ReadMainCurrencyAsync(cancellationToken));
}
