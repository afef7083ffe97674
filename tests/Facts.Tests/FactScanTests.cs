using System.Collections.Immutable;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Sessions;
using Puffy.Facts.Columns;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Tests;

/// <summary>Scans of more rows than a batch has, some of them of users who changed or were erased since, against plain LINQ over the journeys.</summary>
public sealed class FactScanTests
{
    private const int Users = 3_000;

    private static readonly AnalysisRules Rules = new(new AnalysisOptions());
    private static readonly DateTime First = new(2025, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ShardFacts _facts = new();
    private readonly Dictionary<string, Journey> _journeys = [];

    public FactScanTests()
    {
        for (var user = 0; user < Users; user++)
        {
            Put(user, version: 0);
        }

        for (var user = 0; user < Users; user += 3)
        {
            Put(user, version: 1);
        }

        for (var user = 0; user < Users; user += 7)
        {
            _facts.Replace(Name(user), null);
            _journeys.Remove(Name(user));
        }
    }

    private IEnumerable<Session> Sessions => _journeys.Values.SelectMany(journey => journey.Sessions);

    [Fact]
    public void Sums_of_everything_are_those_of_the_journeys()
    {
        var sums = Assert.Single(Scan([])).Value;

        Assert.Equal(_journeys.Count, sums.Users);
        Assert.Equal(_journeys.Count, sums.NewUsers);
        Assert.Equal(Sessions.Count(), sums.Sessions);
        Assert.Equal(Sessions.Sum(session => session.Events.Count), sums.Events);
        Assert.Equal(Sessions.Sum(session => session.PageViews), sums.PageViews);
        Assert.Equal(Sessions.Sum(session => session.AddsToCart), sums.AddToCarts);
        Assert.Equal(Sessions.Count(session => session.Converted), sums.Converted);
        Assert.Equal(Sessions.Count(session => session.IsBounce), sums.Bounces);
        Assert.Equal((long)Sessions.Sum(session => session.Duration.TotalMilliseconds), sums.Milliseconds);
        Assert.Equal(Sessions.Sum(session => session.Orders), sums.Orders);
        Assert.Equal(_journeys.Values.Sum(journey => journey.Orders.Sum(order => order.Revenue)), sums.Revenue);
        Assert.Equal((_journeys.Count, Sessions.Count()), (_facts.UserCount, _facts.SessionCount));
    }

    [Fact]
    public void So_many_groups_that_a_table_is_too_large_are_told_apart()
    {
        // Thousands of campaigns by hundreds of pages are more pairs than a table holds.
        var scanned = Scan([Dimension.Campaign, Dimension.ExitPage]);

        var expected = Sessions.GroupBy(session => $"{session.Traffic.Campaign}|{session.ExitPage}").ToDictionary(group => group.Key);
        Assert.True(expected.Count > Users);
        Assert.Equal(expected.Count, scanned.Count);
        foreach (var (key, sums) in scanned)
        {
            Assert.Equal(expected[key].Count(), sums.Sessions);
            Assert.Equal(expected[key].Select(session => session.UserId).Distinct().Count(), sums.Users);
        }
    }

    [Fact]
    public void Filters_join_as_they_say()
    {
        var scanned = Scan(
            [Dimension.Visitor],
            new OrFilter(
            [
                new AndFilter([Is(Dimension.IsBounce, "true"), new NotFilter(Is(Dimension.Device, "mobile"))]),
                new HasDoneFilter(Is(Dimension.EventName, EventNames.CheckoutCompleted)),
            ]));

        var expected = Sessions
            .Where(session => (session.IsBounce && session.Device.Kind != Analytics.Devices.DeviceKind.Mobile) || session.CheckoutsCompleted > 0)
            .CountBy(session => session.Number == 1 ? "new" : "returning").ToDictionary();
        Assert.Equal(2, expected.Count);
        Assert.Equal(expected.OrderBy(group => group.Key), scanned.ToDictionary(group => group.Key, group => (int)group.Value.Sessions).OrderBy(group => group.Key));
    }

    [Fact]
    public void Days_are_those_of_the_zone()
    {
        // Mondays in New York begin at 05:00 UTC.
        var days = new DateRange(new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 3));

        var scanned = FactScan.Run(_facts, [Asked([], [], days, "America/New_York")])[0];

        var from = First.AddDays(2).AddHours(5);
        Assert.Equal(Sessions.Count(session => session.StartedAt >= from && session.StartedAt < from.AddDays(1)), Sums(scanned, 0).Sessions);
    }

    [Fact]
    public void Lengths_are_counted_for_each_group()
    {
        var scanned = Scan([Dimension.Day]);

        foreach (var day in Sessions.GroupBy(session => session.Day))
        {
            Assert.Equal(
                day.CountBy(session => (long)session.Duration.TotalMilliseconds).Select(cell => new LengthCount(cell.Key, cell.Value)).OrderBy(cell => cell.Milliseconds),
                scanned[$"{day.Key.DayNumber}"].Durations.OrderBy(cell => cell.Milliseconds));
        }
    }

    [Fact]
    public void Each_page_of_a_long_session_has_its_events()
    {
        // 120 events go round 40 pages three times; the next session sees 17 of them, the last one twice.
        var facts = new ShardFacts();
        facts.Replace("ada", Journey.Of("ada", [.. Enumerable.Range(0, 120).Select(step => View("ada", step % 40, First.AddSeconds(step)))], Rules));
        facts.Replace("bob", Journey.Of("bob", [.. Enumerable.Range(0, 18).Select(step => View("bob", Math.Min(step, 16), First.AddSeconds(step)))], Rules));

        var block = FactScan.Run(facts, [Asked([Dimension.Page], [], null, "UTC") with { IsOfEvents = true }])[0];

        var counted = Enumerable.Range(0, block.Count).ToDictionary(group => block.Keys[0].Values[block.Keys[0].Codes[group]].Text, group => Sums(block, group));
        for (var page = 0; page < 40; page++)
        {
            var sums = counted[$"/{page}"];
            var ofBob = page < 16 ? 1 : page == 16 ? 2 : 0;
            Assert.Equal((3 + ofBob, 3 + ofBob, ofBob > 0 ? 2 : 1), (sums.Events, sums.PageViews, sums.Sessions));
        }
    }

    private static Event View(string user, int page, DateTime time)
    {
        var url = $"https://shop.example/{page}";
        return new Event(EventIdentity.OfRow(user, time, EventNames.PageViewed, url, "", "", ""), time, EventNames.PageViewed, url, "", "", "", new SourceRow(1, 1));
    }

    private static ValueFilter Is(Dimension dimension, string value) => new(dimension, FilterOperator.Is, [value]);

    private static string Name(int user) => $"user-{user}";

    private static ShardQuestion Asked(ImmutableArray<Dimension> dimensions, ImmutableArray<Filter> filters, DateRange? days, string zone) => new(
        dimensions, filters, days, zone, null, Rules.Options.Currency, IsOfEvents: false, Enum.GetValues<Sums>().Aggregate((all, sum) => all | sum));

    private static GroupSums Sums(GroupBlock block, int group)
    {
        var sums = new GroupSums();
        block.Sums.Read(group, sums);
        return sums;
    }

    private Dictionary<string, GroupSums> Scan(ImmutableArray<Dimension> dimensions, params ImmutableArray<Filter> filters)
    {
        var block = FactScan.Run(_facts, [Asked(dimensions, filters, null, "UTC")])[0];
        return Enumerable.Range(0, block.Count).ToDictionary(
            group => string.Join('|', block.Keys.Select((key, at) => key.Values[key.Codes[group]]).Select((value, at) => dimensions[at].IsTime() ? $"{value.Time}" : value.Text)),
            group => Sums(block, group));
    }

    private void Put(int user, int version)
    {
        var journey = Journey.Of(Name(user), [.. Events(user, version)], Rules);
        _facts.Replace(journey.UserId, journey);
        _journeys[journey.UserId] = journey;
    }

    /// <summary>One to four visits of one to three events; every tenth user buys.</summary>
    private static IEnumerable<Event> Events(int user, int version)
    {
        var visits = 1 + ((user + version) % 4);
        for (var visit = 0; visit < visits; visit++)
        {
            for (var step = 0; step <= (user + visit) % 3; step++)
            {
                var time = First.AddHours((user % 100) + (visit * 30)).AddSeconds(step * (1 + (user % 5)));
                var buys = step == 2 && user % 10 == 0;
                var (name, data) = buys ? (EventNames.CheckoutCompleted, $$"""{"transaction_id":"{{user}}-{{visit}}","revenue":{{user}}.25}""")
                    : (step == 1 ? EventNames.AddedToCart : EventNames.PageViewed, string.Empty);
                var page = $"https://shop.example/p{((user * 7) + (visit * 13)) % 400}?utm_campaign=c{user % 2_500}";
                var agent = user % 2 == 0 ? "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1" : "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0";
                yield return new Event(EventIdentity.OfRow(Name(user), time, name, page, string.Empty, data, agent), time, name, page, string.Empty, data, agent, new SourceRow(1, visit));
            }
        }
    }
}
