using Puffy.Analytics;
using Puffy.Facts.Live;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Users;

/// <summary>What was done in one session of a user? The answer is null where the store holds no such session.</summary>
/// <param name="UserId">The user id, as it stands in the events.</param>
/// <param name="Number">The session's place among the user's, from 1.</param>
public sealed record SessionQuestion(string UserId, int Number) : Question<SessionAnswer?>
{
    /// <inheritdoc/>
    internal override async Task<SessionAnswer?> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        if (UserId.Length == 0)
        {
            throw new InvalidInputException("The user id is empty. Give the id of a user from the events.");
        }

        var events = await store.ListEventsAsync(UserId, Number, cancellationToken);
        return events.IsEmpty ? null : new SessionAnswer(UserId, Number, [.. events.Select(AnsweredEvent.Of)]);
    }
}

/// <summary>One session.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Number">The session's place among the user's, from 1.</param>
/// <param name="Events">Its events in their order.</param>
public sealed record SessionAnswer(string UserId, int Number, IReadOnlyList<AnsweredEvent> Events);

/// <summary>An event of a session.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="EventName">Its name.</param>
/// <param name="Page">The path of its page; empty where it has none.</param>
/// <param name="Revenue">Revenue of the order that it is, with the currency's decimals; null for other events.</param>
/// <param name="Currency">Code of that order's currency; null where none is known.</param>
public sealed record AnsweredEvent(DateTime Time, string EventName, string Page, string? Revenue, string? Currency)
{
    internal static AnsweredEvent Of(ListedEvent item) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(item.Time).UtcDateTime,
        item.Name,
        item.Page,
        item.Order is { } order ? order.Currency.Write(order.Amount) : null,
        item.Order is { Currency.IsNone: false } priced ? priced.Currency.Code : null);
}
