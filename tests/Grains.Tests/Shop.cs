using System.Globalization;
using Puffy.Analytics.Events;

namespace Puffy.Grains.Tests;

/// <summary>An event on its way into a user's journey.</summary>
internal sealed record Visit(string UserId, Event Event);

/// <summary>Events of an invented shop.</summary>
internal static class Shop
{
    public const string Home = "https://shop.example/";

    public const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";

    private static readonly DateTime Opening = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public static Visit View(string userId, double minute, int row, string page = Home, int file = 1) =>
        new(userId, Event(userId, minute, EventNames.PageViewed, page, string.Empty, Phone, new SourceRow(file, row)));

    public static Visit Order(string userId, double minute, int row, decimal revenue, string transaction, int file = 1) =>
        new(userId, Event(userId, minute, EventNames.CheckoutCompleted, Home, OrderData(transaction, revenue), Phone, new SourceRow(file, row)));

    public static string OrderData(string transaction, decimal revenue) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"transaction_id":"{{transaction}}","revenue":{{revenue}}}""");

    public static Event Event(
        string userId, double minute, string name, string page, string data, string agent, SourceRow source, string? givenId = null)
    {
        var time = Opening.AddMinutes(minute);
        var id = EventIdentity.OfRow(userId, time, name, page, string.Empty, data, agent, givenId ?? string.Empty);
        return new Event(id, time, name, page, string.Empty, data, agent, source);
    }
}
