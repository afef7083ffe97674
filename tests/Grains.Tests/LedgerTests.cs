using Puffy.Grains.Loading;

namespace Puffy.Grains.Tests;

/// <summary>The rules of the ledger, without a grain.</summary>
public sealed class LedgerTests
{
    private static readonly FileToLoad Monday = new("monday.csv", "aa");
    private static readonly FileToLoad Tuesday = new("tuesday.csv", "bb");
    private static readonly FileToLoad Wednesday = new("wednesday.csv", "cc");

    private Ledger _ledger = new();

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
        Assert.Equal((10, 7, 3), (_ledger.Files[0].Rows, _ledger.Files[0].Accepted, _ledger.Files[0].Quarantined));
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

    private void Complete(int id, FileToLoad file) => _ledger = _ledger.Complete(Loaded(id, file));
}
