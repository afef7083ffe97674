using Puffy.Analytics;
using Puffy.Grains.Journeys;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Users;

/// <summary>A person: users who share e-mail addresses, or a user alone.</summary>
/// <param name="PersonId">The smallest id of the person's users.</param>
/// <param name="Users">The journeys of the users, by id. Orders have the touchpoints of the person.</param>
public sealed record PersonAnswer(string PersonId, IReadOnlyList<UserJourney> Users);

/// <summary>Which users are one person, and what did they do? The answer is null where the store holds no such user.</summary>
/// <param name="UserOrEmail">A user id, an e-mail address, its SHA-256 as 64 hex digits, or its hash in the outputs.</param>
public sealed record PersonQuestion(string UserOrEmail) : Question<PersonAnswer?>
{
    /// <inheritdoc/>
    internal override async Task<PersonAnswer?> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        if (UserOrEmail.Length == 0)
        {
            throw new InvalidInputException("The user id is empty. Give the id of a user from the events, or an e-mail address.");
        }

        var user = await store.ReadUserAsync(UserOrEmail, cancellationToken) is not null ? UserOrEmail
            : await store.ReadUsersOfEmailAsync(UserOrEmail, cancellationToken) is [var first, ..] ? first
            : null;
        if (user is null)
        {
            return null;
        }

        var figures = await store.ReadAttributionAsync(day: null, cancellationToken);
        IEnumerable<string> users = figures.Persons.Of(user) is { } person ? person.Trails.Select(trail => trail.UserId) : [user];
        var journeys = await Task.WhenAll(users.Select(each => store.ReadUserAsync(each, cancellationToken)));
        return new PersonAnswer(figures.Persons.IdOf(user), [.. journeys.OfType<UserJourney>().Select(journey => OrderCredits.Complete(journey, figures))]);
    }
}
