using Puffy.Grains.Loading;

namespace Puffy.Grains.Tests;

/// <summary>The rules of the ledger, without a grain.</summary>
public sealed class LedgerTests
{
    private static readonly FileToLoad Monday = new("monday.csv", "aa");
    private static readonly FileToLoad Tuesday = new("tuesday.csv", "bb");
    private static readonly FileToLoad Wednesday = new("wednesday.csv", "cc");

    private Ledger _ledger = new([]);

    [Fact]
    public void An_interrupted_load_is_taken_up_and_one_that_ended_begins_from_the_start()
    {
        Assert.Equal([(1, false), (2, false), (3, false)], Begin(Monday, Tuesday, Wednesday));
        Complete(1, Monday);

        Assert.Equal([(3, false), (1, true), (4, false)], Begin(Wednesday, Monday, Monday with { ContentHash = "other bytes" }));
        Complete(2, Tuesday);
        Complete(3, Wednesday);

        Assert.Equal([(5, false), (6, false)], Begin(Monday, Tuesday));
        Assert.Equal([(1, 1), (2, 1), (3, 1), (4, 4), (5, 5), (6, 5)], _ledger.Files.Select(file => (file.Id, file.Load)));
        Assert.Equal((10, 7, 3), (_ledger.Files.First().Rows, _ledger.Files.First().Accepted, _ledger.Files.First().Quarantined));
    }

    [Fact]
    public void A_file_that_is_given_twice_is_loaded_twice_and_taken_up_twice()
    {
        Assert.Equal([(1, false), (2, false)], Begin(Monday, Monday));
        Complete(1, Monday);

        Assert.Equal([(1, true), (2, false), (3, false)], Begin(Monday, Monday, Monday));
    }

    [Fact]
    public void A_load_whose_rows_do_not_add_up_is_not_completed()
    {
        Begin(Monday);

        var refusal = Assert.Throws<InvalidOperationException>(() => _ledger.Complete(Loaded(1, Monday) with { Rows = 12 }));

        Assert.Equal("monday.csv: 12 rows were read, but 7 accepted and 3 quarantined: 2 are missing.", refusal.Message);
        Assert.False(Assert.Single(_ledger.Files).Complete);
        Assert.Equal([(1, false)], Begin(Monday));
    }

    [Fact]
    public void A_load_that_was_never_begun_is_not_completed()
    {
        Begin(Monday);

        Assert.Throws<InvalidOperationException>(() => _ledger.Complete(Loaded(2, Monday)));
    }

    [Fact]
    public void Files_and_live_senders_are_numbered_in_one_series()
    {
        var web = LiveSender.At("web", new DateTime(2025, 3, 1, 14, 59, 59, DateTimeKind.Utc), "silo-1@17");
        Begin(Monday);

        Assert.Equal(2, Open(web).Id);
        Assert.Equal([(3, false)], Begin(Tuesday));
        Assert.Equal(2, Open(web).Id);
        Assert.Equal(4, Open(web with { Key = "app" }).Id);
        Assert.Equal(5, Open(web with { Hour = web.Hour.AddHours(1) }).Id);
        Assert.Equal(6, Open(web with { Silo = "silo-1@18" }).Id);
        Assert.Equal("live/web/2025-03-01T14Z/silo-1@17", _ledger.Live.First().Name);
        Assert.Equal([1, 2, 3, 4, 5, 6], _ledger.Files.Select(file => file.Id).Concat(_ledger.Live.Select(live => live.Id)).Order());
    }

    [Fact]
    public void Of_a_live_sender_with_a_wrong_clock_the_first_day_stays_and_its_key_has_one_finding()
    {
        var web = LiveSender.At("web", new DateTime(2025, 3, 1, 14, 0, 0, DateTimeKind.Utc), "silo-1@17");
        Open(web);
        Open(web with { Hour = web.Hour.AddHours(1) });
        Open(web with { Key = "app" });
        foreach (var (source, day) in new[] { (1, 3), (2, 2), (2, 4) })
        {
            _ledger = _ledger.CorrectClock(source, new DateOnly(2025, 3, day));
        }

        Assert.Same(_ledger, _ledger.CorrectClock(2, new DateOnly(2025, 3, 2)));
        var keys = new LedgerEntries([], [.. _ledger.Live]).LiveByKey().ToList();
        Assert.Equal([[1, 2], [3]], keys.Select(key => key.Select(live => live.Id)));
        var finding = Assert.Single(LiveSource.FindingsOf(keys[0]));
        Assert.Equal(("clock_corrected", "timestamp", new DateOnly(2025, 3, 2)), (finding.Kind, finding.Subject, finding.FirstDay));
        Assert.Empty(LiveSource.FindingsOf(keys[1]));
        Assert.Throws<InvalidOperationException>(() => _ledger.CorrectClock(4, default));
    }

    [Fact]
    public void A_step_changes_one_page_and_a_full_page_takes_no_more_entries()
    {
        Begin([.. Enumerable.Range(1, LedgerPage.Capacity - 1).Select(day => new FileToLoad($"day{day}.csv", "aa"))]);
        Begin(Monday);
        var full = Assert.Single(_ledger.Pages);

        Begin(Tuesday, Wednesday);
        Assert.Equal([LedgerPage.Capacity, 2], _ledger.Pages.Select(page => page.Count));
        Assert.Same(full, _ledger.Pages[0]);

        var last = _ledger.Pages[1];
        Complete(LedgerPage.Capacity, Monday);
        Assert.True(_ledger.Pages[0].Files[^1].Complete);
        Assert.Same(last, _ledger.Pages[1]);
    }

    [Fact]
    public void Files_that_are_begun_together_stand_on_one_page()
    {
        Begin(Monday);
        Begin([.. Enumerable.Range(1, LedgerPage.Capacity).Select(day => new FileToLoad($"day{day}.csv", "aa"))]);
        Assert.Equal([LedgerPage.Capacity + 1], _ledger.Pages.Select(page => page.Count));

        Assert.Equal(LedgerPage.Capacity + 2, Open(LiveSender.At("web", default, "silo")).Id);
        Assert.Equal([LedgerPage.Capacity + 1, 1], _ledger.Pages.Select(page => page.Count));
    }

    internal static LoadedFile Loaded(int id, FileToLoad file) => new()
    {
        Id = id,
        Name = file.Name,
        Load = 1,
        ContentHash = file.ContentHash,
        Rows = 10,
        Accepted = 7,
        Quarantined = 3,
        Columns = ["client_id", "timestamp"],
    };

    private IEnumerable<(int Id, bool Complete)> Begin(params FileToLoad[] files)
    {
        (var answer, _ledger) = _ledger.Begin([.. files]);
        return answer.Select(file => (file.Id, file.Complete));
    }

    private LiveSource Open(LiveSender sender)
    {
        (var answer, _ledger) = _ledger.Open(sender);
        return answer;
    }

    private void Complete(int id, FileToLoad file) => _ledger = _ledger.Complete(Loaded(id, file));
}
