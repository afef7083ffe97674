using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.Tests.Quality;

/// <summary>A made-up user whose events are told by their seconds after Monday, 6 May 2030, 10:00 UTC.</summary>
internal sealed class Shopper(string userId, AnalysisOptions? options = null)
{
    public const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 Safari/604.1";
    public const string Crawler = "Mozilla/5.0 (compatible; ExampleBot/1.0)";

    public static readonly DateTime Start = new(2030, 5, 6, 10, 0, 0, DateTimeKind.Utc);
    private readonly List<Event> _events = [];

    public Shopper Saw(double second, string userAgent = Phone, string query = "") =>
        Did(EventNames.PageViewed, second, "", userAgent, query);

    public Shopper Bought(double second, string data, string userAgent = Phone) =>
        Did(EventNames.CheckoutCompleted, second, data, userAgent);

    public Shopper Did(string name, double second, string data = "", string userAgent = Phone, string query = "")
    {
        var id = EventIdentity.FromHash((UInt128)_events.Count);
        var page = $"https://shop.example/{(query.Length > 0 ? "?" + query : "")}";
        _events.Add(new Event(id, Start.AddSeconds(second), name, page, "", data, userAgent, new SourceRow(1, _events.Count + 1)));
        return this;
    }

    public Journey Journey() => global::Puffy.Analytics.Journeys.Journey.Of(userId, [.. _events.Order(EventOrder.Instance)], new AnalysisRules(options ?? new AnalysisOptions()));
}
