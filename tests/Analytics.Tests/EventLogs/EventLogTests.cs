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
    public void Of_two_contents_under_one_id_the_first_by_content_is_kept_with_the_row_that_came_first()
    {
        var smaller = View with { Data = "{1}", Source = new SourceRow(2, 9) };
        var log = LogOf(View);
        Assert.Equal(Acceptance.Duplicate, log.Add(smaller));
        Assert.Equal([smaller with { Source = View.Source }], log.ToArray());
        Assert.Equal(Acceptance.Redelivered, log.Add(View));

        log = LogOf(smaller);
        Assert.Equal(Acceptance.Duplicate, log.Add(View));
        Assert.Equal([smaller], log.ToArray());
    }

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
        Assert.InRange(log.ChangedPages.Count(), 1, 2);
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
        Assert.Equal([1, 3], log.ChangedPages.Select(page => page.Number));
    }

    [Fact]
    public void An_emptied_page_is_written_as_empty_and_used_by_the_next_split()
    {
        var log = FilledLog(512);
        var first = EventAt(600) with { Id = EventIdentity.FromInput("moving") };
        log.Add(first);
        Assert.Equal([512, 1], log.Pages.Select(page => page.Events.Count));
        log.MarkStored();

        log.Add(first with { Timestamp = EventAt(0).Timestamp.AddSeconds(-1) });
        Assert.Equal(513, log.Count);
        Assert.Equal(513, log.Pages.Sum(page => page.Events.Count));
        Assert.Equal(2, log.PageCount);
        Assert.Equal("moving", log.ToArray()[0].Id.ToString());
        Assert.Equal([0, 1], log.ChangedPages.Select(page => page.Number).Order());
    }

    [Fact]
    public void An_emptied_page_is_remembered_by_a_log_that_is_read_again()
    {
        var only = EventAt(0) with { Id = EventIdentity.FromInput("moving") };
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
        Id = EventIdentity.FromInput("late"),
        Timestamp = View.Timestamp.AddMinutes(minute).AddSeconds(30),
    };
}
