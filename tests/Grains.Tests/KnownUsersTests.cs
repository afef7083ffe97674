using Puffy.Grains.Journeys;

namespace Puffy.Grains.Tests;

public sealed class KnownUsersTests
{
    [Fact]
    public void A_shard_that_was_empty_may_hold_only_those_who_have_come()
    {
        var known = new KnownUsers(held: 0);
        known.Add("ann");

        Assert.True(known.MayHold("ann"));
        Assert.False(known.MayHold("bob"));
    }

    [Fact]
    public void A_shard_that_held_users_may_hold_anyone() => Assert.True(new KnownUsers(held: 1).MayHold("bob"));

    [Fact]
    public void Beyond_the_bound_nobody_is_remembered_and_the_shard_may_hold_anyone()
    {
        var known = new KnownUsers(held: 0);
        for (var user = 0; user < KnownUsers.Bound; user++)
        {
            known.Add($"user {user}");
        }

        Assert.False(known.MayHold("bob"));
        known.Add("one more");
        Assert.True(known.MayHold("bob"));
    }
}
