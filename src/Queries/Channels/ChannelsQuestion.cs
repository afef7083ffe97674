using Puffy.Queries.Reading;

namespace Puffy.Queries.Channels;

/// <summary>What did each channel bring, and what did it earn?</summary>
/// <param name="Day">The only UTC day to count; null for all.</param>
public sealed record ChannelsQuestion(DateOnly? Day = null) : Question<IReadOnlyList<ChannelAnswer>>
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<ChannelAnswer>> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        ChannelAnswer.From(await store.ReadChannelsAsync(Day, cancellationToken), await store.ReadMainCurrencyAsync(cancellationToken));
}
