using Puffy.Analytics;
using Puffy.Grains.Journeys;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Users;

/// <summary>What did a user do, and who earned the user's orders? The answer is null where the store holds no such user.</summary>
/// <param name="UserId">The user id, as it stands in the events.</param>
/// <remarks>
/// The user's grain makes the answer, because only it holds the journey; its type goes unchanged from there to the JSON. Credits under the
/// data-driven models are added here, as they follow from the paths of all users.
/// </remarks>
public sealed record UserQuestion(string UserId) : Question<UserJourney?>
{
    /// <inheritdoc/>
    internal override async Task<UserJourney?> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        if (UserId.Length == 0)
        {
            throw new InvalidInputException("The user id is empty. Give the id of a user from the events.");
        }

        var journey = await store.ReadUserAsync(UserId, cancellationToken);
        return journey is null || journey.Orders.Length == 0
            ? journey
            : OrderCredits.Complete(journey, await store.ReadAttributionAsync(day: null, cancellationToken));
    }
}
