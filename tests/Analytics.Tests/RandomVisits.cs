using CsCheck;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests;

/// <summary>
/// Random events of one user, from few times, pages and ids, so that equal times, gaps at the session timeout, repeated
/// transactions and ids that come with different contents are common. Each event stands in a row of its own.
/// </summary>
internal static class RandomVisits
{
    private static readonly DateTime Start = Visitor.Time("03-01 23:00");

    /// <summary>Half-hours over nine days, in bunches, on the instant and a millisecond beside it.</summary>
    private static readonly Gen<DateTime> Times = Gen.Select(Gen.OneOf(0, 1, 6, 7, 8), Gen.Int[0, 6], Gen.Int[0, 1])
        .Select((day, halfHours, milliseconds) => Start.AddDays(day).AddMinutes(30 * halfHours).AddMilliseconds(milliseconds));

    private static readonly Gen<string> Pages = Gen.OneOf(
        "https://shop.example/", "https://shop.example/?utm_source=google&utm_medium=cpc", "https://shop.example/?utm_medium=email", "");

    private static readonly Gen<string> Referrers = Gen.OneOf("", "https://www.google.com/", "https://blog.example/");

    private static readonly Gen<string> Agents = Gen.OneOf(Visitor.Pc, Visitor.Phone, Visitor.Bot, "");

    private static readonly Gen<(string Name, string Data)> Deeds = Gen.Frequency(
        (3, Gen.Const((EventNames.PageViewed, ""))),
        (1, Gen.Const((EventNames.AddedToCart, """{"quantity":1}"""))),
        (1, Gen.Const((EventNames.CheckoutStarted, ""))),
        (1, Gen.Const(("scrolled", ""))),
        (2, Gen.Select(Gen.Int[0, 100_00], Gen.OneOf("", "T1", "T2", "T3"), Gen.OneOf("", "EUR", "KWD", "JPY"))
            .Select((cents, transaction, currency) => (EventNames.CheckoutCompleted, Purchase(cents, transaction, currency)))));

    private static readonly Gen<string?> GivenIds = Gen.Frequency((6, Gen.Const((string?)null)), (1, Gen.OneOf<string?>("1", "2", "3")));

    public static readonly Gen<Event> Event = Gen.Select(Times, Deeds, Pages, Referrers, Agents, GivenIds, Gen.Int[1, 1_000_000]).Select(
        (time, deed, page, referrer, agent, given, row) => new Event(
            EventIdentity.OfRow("ada", time, deed.Name, page, referrer, deed.Data, agent, given ?? ""),
            time,
            deed.Name,
            page,
            referrer,
            deed.Data,
            agent,
            new SourceRow(1, row)));

    private static string Purchase(int cents, string transaction, string currency) =>
        $$"""{"revenue":{{cents / 100}}.{{cents % 100:00}},"transaction_id":"{{transaction}}","currency":"{{currency}}"}""";

    public static readonly Gen<Event[]> Events = Event.Array[0, 40];

    /// <summary>What is left of events by the rule of identity alone, worked out without a log: one of each, with what was left out of any.</summary>
    public static Event[] Distinct(IEnumerable<Event> offered) =>
    [
        .. offered.GroupBy(item => item.Id.ToString())
            .Select(same => same.First() with { DataDropped = same.Any(item => item.DataDropped) })
            .Order(EventOrder.Instance),
    ];

    /// <summary>An event without what depends on arrival.</summary>
    public static Event WithoutSource(Event item) => item with { Source = default };
}
