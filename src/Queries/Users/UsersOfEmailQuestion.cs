using Puffy.Analytics;
using Puffy.Analytics.Users;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Users;

/// <summary>Which users left an e-mail address?</summary>
/// <param name="Address">The address, or its SHA-256 as 64 hex digits.</param>
public sealed record UsersOfEmailQuestion(string Address) : Question<IReadOnlyList<string>>
{
    /// <inheritdoc/>
    internal override Task<IReadOnlyList<string>> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) => EmailKey.Of(Address) is { } key
        ? store.ReadUsersOfKeyAsync(key, cancellationToken)
        : throw new InvalidInputException($"'{Address}' is not an e-mail address. Give one with an @, or its SHA-256 as 64 hex digits.");
}
