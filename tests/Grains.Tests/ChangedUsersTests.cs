using System.Collections.Immutable;
using Puffy.Grains.Rollups;

namespace Puffy.Grains.Tests;

public sealed class ChangedUsersTests
{
    private readonly ChangedUsers _changed = new();

    [Fact]
    public void Nothing_is_known_before_the_first_reader()
    {
        _changed.Add(1, ["ann"]);

        Assert.Null(_changed.Since(0, through: 1));
    }

    [Fact]
    public void Users_of_later_writes_are_told_once_however_often_they_wrote()
    {
        _changed.Since(-1, through: 3);
        _changed.Add(4, ["ann", "bob"]);
        _changed.Add(5, ["ann"]);

        Assert.Equal(["ann", "bob"], Since(3, through: 5));
        Assert.Empty(Since(5, through: 5));
    }

    [Fact]
    public void A_user_who_wrote_again_after_the_reader_is_told_again()
    {
        _changed.Since(-1, through: 3);
        _changed.Add(4, ["ann", "bob"]);
        _changed.Add(5, ["ann"]);

        Assert.Equal(["ann"], Since(4, through: 5));
    }

    [Fact]
    public void A_write_that_comes_after_a_later_one_is_told()
    {
        _changed.Since(-1, through: 3);
        _changed.Add(5, ["ann"]);
        Assert.Equal(["ann"], Since(3, through: 3));

        _changed.Add(4, ["ann", "bob"]);

        Assert.Equal(["ann", "bob"], Since(3, through: 5));
    }

    [Fact]
    public void A_reader_who_is_further_behind_than_what_is_kept_has_to_read_all()
    {
        _changed.Since(-1, through: 3);

        Assert.Null(_changed.Since(2, through: 3));
        Assert.Empty(Since(3, through: 3));
    }

    [Fact]
    public void A_write_of_unnamed_users_lets_the_reader_read_all()
    {
        _changed.Since(-1, through: 3);
        _changed.Add(4, default);

        Assert.Null(_changed.Since(3, through: 4));
    }

    /// <summary>As many as are kept, by a writer who comes again and again, and one more.</summary>
    [Fact]
    public void With_too_many_users_the_reader_reads_all()
    {
        _changed.Since(-1, through: 0);
        ImmutableArray<string> users = [.. Enumerable.Range(0, 100_000).Select(number => $"u{number}")];
        _changed.Add(1, users);
        _changed.Add(2, users);
        Assert.Equal(100_000, Since(0, through: 2).Length);

        _changed.Add(3, ["one more"]);

        Assert.Null(_changed.Since(0, through: 3));
    }

    private ImmutableArray<string> Since(long since, long through) => [.. _changed.Since(since, through)!.Value.Order(StringComparer.Ordinal)];
}
