using Puffy.Analytics;
using Puffy.Analytics.Users;
using Puffy.Queries.Reading;

namespace Puffy.Queries;

/// <summary>Answers questions about one store: the same answer for a command, a page or a tool. Safe for concurrent use.</summary>
public sealed class StoreQueries
{
    private readonly IStoreReader _store;

    /// <summary>Questions to a store behind grains.</summary>
    /// <param name="grains">The silo's grain factory, or a cluster client.</param>
    /// <param name="shards">Into how many shards the store divides its users; the load ledger knows it.</param>
    /// <param name="emails">Hashes e-mail addresses under the store's key; without a key where it is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of shards is not positive.</exception>
    public StoreQueries(IGrainFactory grains, int shards, EmailHashing? emails = null)
        : this(new GrainReader(grains, shards, emails))
    {
    }

    internal StoreQueries(IStoreReader store) => _store = store;

    /// <summary>Answers a question. The answer holds every event that was acknowledged before.</summary>
    /// <typeparam name="TAnswer">The answer.</typeparam>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">The question can't be answered; the message says which part of it, and what is
    /// allowed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<TAnswer> AskAsync<TAnswer>(Question<TAnswer> question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        return question.AnswerAsync(_store, cancellationToken);
    }
}
