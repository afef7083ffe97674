using Puffy.Analytics;
using Puffy.Grains.Journeys;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Users;

/// <summary>What did a user do, and who earned the user's orders? The answer is null where the store holds no such user.</summary>
/// <param name="UserId">The user id, as it stands in the events.</param>
/// <remarks>The user's grain makes the answer, because only it holds the journey; its type goes unchanged from there to the JSON.</remarks>
public sealed record UserQuestion(string UserId) : Question<UserJourney?>
{
    /// <inheritdoc/>
    internal override Task<UserJourney?> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) => UserId.Length == 0
        ? throw new InvalidInputException("The user id is empty. Give the id of a user from the events.")
        : store.ReadUserAsync(UserId, cancellationToken);
}
