using System.Globalization;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.Tests;

/// <summary>A visitor of a made-up shop in the year 2025; what they do becomes events in the order in which it is written down.</summary>
internal sealed class Visitor(string userId = "ada")
{
    public const string Pc = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";
    public const string Phone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36";
    public const string Bot = "Mozilla/5.0 (compatible; Examplebot/1.0; +https://bot.example/)";

    private readonly List<Event> _events = [];

    public IReadOnlyList<Event> Events => _events;

    /// <summary>A time such as <c>03-09 23:59:59.999</c>, in UTC.</summary>
    public static DateTime Time(string time) =>
        DateTime.Parse($"2025-{time}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static DateOnly Day(string day) => DateOnly.FromDateTime(Time(day));

    public static string Purchase(string revenue, string transaction) => $$"""{"revenue":{{revenue}},"transaction_id":"{{transaction}}"}""";

    public Visitor Views(string time, string page = "/", string referrer = "", string agent = Pc) =>
        Does(EventNames.PageViewed, time, page, referrer, agent: agent);

    public Visitor AddsToCart(string time) => Does(EventNames.AddedToCart, time);

    public Visitor StartsCheckout(string time) => Does(EventNames.CheckoutStarted, time);

    public Visitor Buys(string time, string revenue, string transaction = "", string page = "/") =>
        Does(EventNames.CheckoutCompleted, time, page, data: Purchase(revenue, transaction));

    public Visitor Does(
        string name, string time, string page = "/", string referrer = "", string data = "", string agent = Pc, string? eventId = null)
    {
        var (at, url) = (Time(time), page.Length > 0 ? $"https://shop.example{page}" : "");
        var id = EventIdentity.OfRow(userId, at, name, url, referrer, data, agent, eventId ?? "");
        _events.Add(new Event(id, at, name, url, referrer, data, agent, new SourceRow(1, _events.Count + 1)));
        return this;
    }

    /// <summary>The visitor's journey under the defaults, or other options.</summary>
    public Journey Journey(AnalysisOptions? options = null) => JourneyOf(userId, _events, options);

    public static Journey JourneyOf(string userId, IEnumerable<Event> events, AnalysisOptions? options = null) =>
        Analytics.Journeys.Journey.Of(userId, [.. events.Order(EventOrder.Instance)], new AnalysisRules(options ?? new AnalysisOptions()));
}
