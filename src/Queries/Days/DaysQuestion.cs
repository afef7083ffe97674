using Puffy.Queries.Reading;

namespace Puffy.Queries.Days;

/// <summary>What happened on each day?</summary>
public sealed record DaysQuestion : Question<IReadOnlyList<DayAnswer>>
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<DayAnswer>> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        DayAnswer.From(await store.ReadDaysAsync(cancellationToken), await store.ReadMainCurrencyAsync(cancellationToken));
}
