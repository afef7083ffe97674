using Puffy.Queries.Reading;

namespace Puffy.Queries.Live;

/// <summary>What happens at this moment?</summary>
/// <param name="Time">The clock.</param>
public sealed record NowQuestion(TimeProvider Time) : Question<NowAnswer>
{
    /// <inheritdoc/>
    internal override async Task<NowAnswer> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(Time);
        return NowAnswer.Of(await store.LookAsync(Time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken));
    }
}
