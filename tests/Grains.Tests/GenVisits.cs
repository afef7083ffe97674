using CsCheck;
using Puffy.Analytics.Events;

namespace Puffy.Grains.Tests;

/// <summary>Generators of visits: few users, pages and moments, so that ties, re-cut sessions, repeats and moved credits are common.</summary>
internal static class GenVisits
{
    private static readonly string[] Names =
        [EventNames.PageViewed, EventNames.AddedToCart, EventNames.CheckoutStarted, EventNames.CheckoutCompleted, "wishlist_opened"];

    private static readonly string[] Pages = [Shop.Home, Shop.Home + "?utm_medium=email", Shop.Home + "?gclid=1", Shop.Home + "sale"];

    private static readonly string[] Agents = [Shop.Phone, string.Empty, "Googlebot/2.1 (+http://www.google.com/bot.html)"];

    /// <summary>Visits, each from a row of its own; of those with a given id some are different rows under one id.</summary>
    public static readonly Gen<Visit[]> Many =
        Gen.Select(
            Gen.Int[0, 5],
            Gen.OneOf(Gen.Int[0, 120], Gen.Int[0, 14 * 24 * 60]),
            Gen.Int[0, Names.Length - 1].Select(at => Names[at]),
            Gen.Int[0, Pages.Length - 1].Select(at => Pages[at]),
            Gen.Int[0, Agents.Length - 1].Select(at => Agents[at]),
            Gen.Int[0, 3],
            Gen.Int[-12, 3])
        .Array[1, 50]
        .Select(shapes => shapes.Select((shape, row) =>
        {
            var (user, minute, name, page, agent, order, givenId) = shape;
            var data = name == EventNames.CheckoutCompleted ? Shop.OrderData($"T{order}", 10.01m * order) : string.Empty;
            var userId = $"user {user}";
            return new Visit(userId, Shop.Event(
                userId, minute, name, page, data, agent, new SourceRow(1, row), givenId < 0 ? null : $"id {givenId}"));
        }).ToArray());

    /// <summary>The same visits, of users who came only in a given round.</summary>
    public static Visit[] OfRound(this Visit[] visits, int round) =>
        [.. visits.Select(visit => visit with { UserId = $"{visit.UserId} of round {round}" })];
}
