using Puffy.Grains.Storage;
using Puffy.Silo.Writing;

namespace Puffy.Silo.Tests;

public sealed class WriteBacklogTests
{
    private readonly WriteBacklog _backlog = new("shop.store", limit: 1000);

    [Fact]
    public void Rows_up_to_the_limit_may_wait_and_the_next_call_is_refused_at_once()
    {
        _backlog.Enter(600);
        _backlog.Enter(400);

        var refusal = Assert.Throws<StoreBusyException>(() => _backlog.Enter(1));

        Assert.True(refusal.IsTransient);
        Assert.StartsWith("The store 'shop.store' has 1,000 rows waiting to be written and takes at most 1,000.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_call_takes_no_room_and_rows_that_leave_give_theirs_back()
    {
        _backlog.Enter(600);
        Assert.Throws<StoreBusyException>(() => _backlog.Enter(401));
        _backlog.Enter(400);

        _backlog.Leave(600);

        _backlog.Enter(600);
        Assert.Throws<StoreBusyException>(() => _backlog.Enter(1));
    }

    [Fact]
    public void A_call_larger_than_the_limit_is_taken_when_nothing_waits()
    {
        _backlog.Enter(5000);
        Assert.Throws<StoreBusyException>(() => _backlog.Enter(1));

        _backlog.Leave(5000);

        _backlog.Enter(1);
        Assert.Throws<StoreBusyException>(() => _backlog.Enter(5000));
    }
}
