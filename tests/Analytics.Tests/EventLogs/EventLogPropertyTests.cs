using CsCheck;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.EventLogs;

public sealed class EventLogPropertyTests
{
    /// <summary>Long logs of events that come again and again, some of them with data that had to be left out of one of their rows.</summary>
    private static readonly Gen<Event[]> ManyEvents =
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 2_500], Gen.Int[0, 3], Gen.Int[1, 4])
            .Select((second, id, dropped, row) => (Time: Visitor.Time("03-01").AddSeconds(second), id, dropped, row))
            .Select(row => new Event(
                EventIdentity.OfRow("ada", row.Time, EventNames.PageViewed, "/", "", "", "", row.id < 50 ? $"{row.id}" : ""),
                row.Time,
                EventNames.PageViewed,
                "/",
                "",
                "",
                "",
                new SourceRow(row.row, row.id),
                row.dropped == 0))
            .Array[600, 4_000];

    [Fact]
    public void What_a_log_holds_depends_only_on_the_set_of_events() =>
        (from offered in RandomVisits.Events
         from replayed in Gen.Shuffle(offered.Concat(offered).ToArray())
         select (offered, replayed)).Sample(
            (offered, replayed) =>
            {
                var log = new EventLog();
                Array.ForEach(replayed, item => log.Add(item));
                Assert.Equal(
                    RandomVisits.Distinct(offered).Select(RandomVisits.WithoutSource),
                    log.ToArray().Select(RandomVisits.WithoutSource));
            },
            iter: 500);

    [Fact]
    public void A_row_is_accepted_once_for_each_identity_and_gives_it_its_source() => RandomVisits.Events.Sample(
        offered =>
        {
            var log = new EventLog();
            var accepted = offered.Where(item => log.Add(item) == Acceptance.Accepted).ToArray();
            Assert.Equal(
                offered.DistinctBy(item => item.Id.ToString()).ToDictionary(item => item.Id, item => item.Source),
                accepted.ToDictionary(item => item.Id, item => item.Source));
            Assert.Equal(
                accepted.ToDictionary(item => item.Id, item => item.Source),
                log.ToArray().ToDictionary(item => item.Id, item => item.Source));
        },
        iter: 500);

    [Fact]
    public void A_long_log_holds_the_same_however_its_events_arrive() =>
        (from offered in ManyEvents
         from reordered in Gen.Shuffle(offered)
         select (offered, reordered)).Sample(
            (offered, reordered) =>
            {
                var expected = RandomVisits.Distinct(offered).Select(RandomVisits.WithoutSource).ToArray();
                foreach (var arrival in new[] { offered, reordered, [.. offered.OrderByDescending(item => item.Timestamp)] })
                {
                    var log = new EventLog();
                    Array.ForEach(arrival, item => log.Add(item));
                    Assert.Equal(expected, log.ToArray().Select(RandomVisits.WithoutSource));
                    AssertPagesAreSound(log);
                }
            },
            iter: 10);

    [Fact]
    public void A_store_that_is_given_the_changed_pages_alone_holds_the_log() =>
        Gen.Select(ManyEvents, Gen.Int[40, 900]).Sample(
            (offered, batchSize) =>
            {
                var store = new Dictionary<int, byte[]>();
                var whole = new EventLog();
                foreach (var batch in offered.Chunk(batchSize))
                {
                    var log = new EventLog(store.Select(page => (page.Key, EventPageCodec.Decode(page.Value, "ada"))));
                    foreach (var item in batch)
                    {
                        Assert.Equal(whole.Add(item), log.Add(item));
                    }

                    foreach (var page in log.ChangedPages)
                    {
                        store[page.Number] = EventPageCodec.Encode(page.Events);
                    }

                    AssertPagesAreSound(log);
                }

                var reread = new EventLog(store.Select(page => (page.Key, EventPageCodec.Decode(page.Value, "ada"))));
                Assert.Equal(whole.ToArray(), reread.ToArray());
                Assert.Equal(whole.Count, reread.Count);
            },
            iter: 10);

    private static void AssertPagesAreSound(EventLog log)
    {
        var pages = log.Pages.ToArray();
        Assert.Equal(log.PageCount, pages.Length);
        Assert.Equal(pages.Length, pages.Select(page => page.Number).Distinct().Count());
        Assert.All(pages, page => Assert.InRange(page.Events.Count, 0, EventLog.PageCapacity));
        Assert.Equal(log.ToArray(), pages.SelectMany(page => page.Events));
        Assert.Equal(log.ToArray().Order(EventOrder.Instance), log.ToArray());
    }
}
