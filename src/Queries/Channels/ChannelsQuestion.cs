using Puffy.Analytics.Attribution;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Channels;

/// <summary>What did each channel bring, and what did it earn?</summary>
/// <param name="Day">The only UTC day to count; null for all.</param>
/// <param name="Model">The only attribution model to answer for; null for every model.</param>
public sealed record ChannelsQuestion(DateOnly? Day = null, AttributionModel? Model = null) : Question<IReadOnlyList<ChannelAnswer>>
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<ChannelAnswer>> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        var figures = await store.ReadAttributionAsync(Day, cancellationToken);
        var currency = await store.ReadMainCurrencyAsync(cancellationToken);
        return ChannelAnswer.From(figures.Channels, currency, Model, Day is null ? figures.Intervals(currency) : null);
    }
}
