using Puffy.Analytics;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Users;

/// <summary>Which users left an e-mail address?</summary>
/// <param name="Address">The address, its SHA-256 as 64 hex digits, or its hash in the outputs.</param>
public sealed record UsersOfEmailQuestion(string Address) : Question<IReadOnlyList<string>>
{
    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<string>> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        await store.ReadUsersOfEmailAsync(Address, cancellationToken)
        ?? throw new InvalidInputException($"'{Address}' is not an e-mail address. Give one with an @, or its SHA-256 as 64 hex digits.");
}
