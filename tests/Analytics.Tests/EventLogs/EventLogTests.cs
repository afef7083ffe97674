using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.EventLogs;

public sealed class EventLogTests
{
    private static readonly Event View = new Visitor().Does("page_viewed", "03-01 12:00", data: "{2}", eventId: "7").Events[0];

    [Fact]
    public void A_new_event_is_accepted()
    {
        var log = new EventLog();
        Assert.Equal(Acceptance.Accepted, log.Add(View));
        Assert.Equal([View], log.ToArray());
        Assert.Equal(1, log.Count);
    }

    [Fact]
    public void The_same_row_of_the_same_load_again_is_a_delivery_that_was_not_acknowledged()
    {
        var log = LogOf(View);
        Assert.Equal(Acceptance.Redelivered, log.Add(View));
        Assert.Equal([View], log.ToArray());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public void The_same_event_from_another_row_is_a_duplicate_and_leaves_its_source_as_it_was(int file, int row)
    {
        var log = LogOf(View);
        Assert.Equal(Acceptance.Duplicate, log.Add(View with { Source = new SourceRow(file, row) }));
        Assert.Equal([View], log.ToArray());
    }

    [Fact]
    public void Data_that_was_left_out_of_one_row_of_an_event_was_left_out_whichever_came_first()
    {
        var dropped = View with { DataDropped = true, Source = new SourceRow(2, 9) };
        var log = LogOf(View);
        log.MarkStored();
        Assert.Equal(Acceptance.Duplicate, log.Add(dropped));
        Assert.Equal([dropped with { Source = View.Source }], log.ToArray());
        Assert.Single(log.ChangedPages);

        log = LogOf(dropped);
        log.MarkStored();
        Assert.Equal(Acceptance.Duplicate, log.Add(View));
        Assert.Equal([dropped], log.ToArray());
        Assert.Empty(log.ChangedPages);
    }

    [Fact]
    public void Two_contents_under_one_id_are_two_events()
    {
        var visitor = new Visitor().Does("page_viewed", "03-01 12:00", "/a", eventId: "1").Does("page_viewed", "03-02 12:00", "/a", eventId: "1");
        var log = LogOf(visitor.Events[0]);

        Assert.Equal(Acceptance.Accepted, log.Add(visitor.Events[1]));
        Assert.Equal(visitor.Events, log.ToArray());
    }

    [Fact]
    public void A_log_of_old_pages_is_put_in_order_and_stored_whole()
    {
        Event[] events = [.. Enumerable.Range(0, 600).Select(EventAt)];
        var log = EventLog.Renewed([(3, [.. events[..100].Reverse(), events[599]]), (0, [.. events[100..]])]);

        Assert.Equal(events, log.ToArray());
        Assert.Equal([(0, 512), (3, 88)], log.Pages.Select(page => (page.Number, page.Events.Count)));
        Assert.Equal(2, log.ChangedPages.Count());
        Assert.Equal(Acceptance.Redelivered, log.Add(events[7]));
    }

    [Fact]
    public void A_page_that_old_pages_no_longer_need_is_stored_empty() =>
        Assert.Equal([(0, 1), (1, 0)], EventLog.Renewed([(0, [EventAt(1)]), (1, [EventAt(1)])]).ChangedPages.Select(page => (page.Number, page.Events.Count)));

    [Fact]
    public void Pages_that_were_not_touched_are_not_written_again()
    {
        var log = FilledLog(10_000);
        log.MarkStored();
        Assert.Empty(log.ChangedPages);

        log.Add(EventAt(5_000) with { Source = new SourceRow(2, 1) });
        Assert.Empty(log.ChangedPages);

        var late = LateEvent(5_000);
        Assert.Equal(Acceptance.Accepted, log.Add(late));
        Assert.Contains(log.ChangedPages, page => page.Events.Contains(late));
        // A page that is split has a new neighbour, which page 0 counts.
        Assert.InRange(log.ChangedPages.Count(), 1, 3);
    }

    [Fact]
    public void Events_that_arrive_in_order_fill_their_pages()
    {
        var log = FilledLog(10_000);
        Assert.Equal([.. Enumerable.Repeat(512, 19), 272], log.Pages.Select(page => page.Events.Count));
        log.MarkStored();

        log.Add(EventAt(10_000));
        Assert.Equal(19, Assert.Single(log.ChangedPages).Number);
    }

    [Fact]
    public void A_full_page_in_the_middle_is_halved_by_a_late_event()
    {
        var log = FilledLog(3 * 512);
        log.MarkStored();
        log.Add(LateEvent(700));
        Assert.Equal([512, 256, 257, 512], log.Pages.Select(page => page.Events.Count));
        // Page 0 says how many pages there are.
        Assert.Equal([0, 1, 3], log.ChangedPages.Select(page => page.Number));
    }

    [Fact]
    public void An_empty_page_of_an_old_store_is_used_by_the_next_split()
    {
        var only = EventAt(0) with { Id = EventIdentity.FromHash(1_000_000) };
        var log = new EventLog([(4, [only]), (2, [])]);
        Assert.Equal(2, log.PageCount);
        Assert.Equal(1, log.Count);
        for (var i = 1; i <= 512; i++)
        {
            log.Add(EventAt(i));
        }

        Assert.Equal([4, 2], log.Pages.Select(page => page.Number));
        for (var i = 513; i <= 1024; i++)
        {
            log.Add(EventAt(i));
        }

        Assert.Equal([4, 2, 5], log.Pages.Select(page => page.Number));
    }

    private static EventLog LogOf(Event item)
    {
        var log = new EventLog();
        log.Add(item);
        return log;
    }

    private static EventLog FilledLog(int count)
    {
        var log = new EventLog();
        for (var i = 0; i < count; i++)
        {
            log.Add(EventAt(i));
        }

        return log;
    }

    private static Event EventAt(int minute) => View with
    {
        Id = EventIdentity.FromHash((UInt128)minute + 1),
        Timestamp = View.Timestamp.AddMinutes(minute),
        Source = new SourceRow(1, minute + 1),
    };

    private static Event LateEvent(int minute) => EventAt(minute) with
    {
        Id = EventIdentity.FromHash(2_000_000),
        Timestamp = View.Timestamp.AddMinutes(minute).AddSeconds(30),
    };
}
