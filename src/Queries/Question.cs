using Puffy.Queries.Reading;

namespace Puffy.Queries;

/// <summary>A question to a store. It reads; it never changes what the store holds.</summary>
/// <typeparam name="TAnswer">The answer.</typeparam>
public abstract record Question<TAnswer>
{
    private protected Question()
    {
    }

    /// <summary>Reads what the answer needs, and shapes it.</summary>
    internal abstract Task<TAnswer> AnswerAsync(IStoreReader store, CancellationToken cancellationToken);
}
