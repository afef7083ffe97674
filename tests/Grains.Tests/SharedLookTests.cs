using Puffy.Grains.Journeys;

namespace Puffy.Grains.Tests;

public sealed class SharedLookTests : IDisposable
{
    private readonly List<TaskCompletionSource<int>> _looks = [];
    private readonly SemaphoreSlim _begun = new(0);
    private readonly SharedLook<int> _shared;

    public SharedLookTests() => _shared = new(() =>
    {
        var look = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _looks.Add(look);
        _begun.Release();
        return look.Task;
    });

    public void Dispose() => _begun.Dispose();

    [Fact]
    public async Task Those_who_ask_while_a_look_is_under_way_share_the_next_one()
    {
        var first = _shared.TakeAsync();
        await _begun.WaitAsync();
        var (second, third) = (_shared.TakeAsync(), _shared.TakeAsync());

        _looks[0].SetResult(1);
        await _begun.WaitAsync();
        _looks[1].SetResult(2);

        Assert.Equal((1, 2, 2), (await first, await second, await third));
        Assert.Equal(2, _looks.Count);
    }

    [Fact]
    public async Task A_look_that_is_over_is_not_given_to_whoever_asks_later()
    {
        var first = _shared.TakeAsync();
        await _begun.WaitAsync();
        _looks[0].SetResult(1);
        await first;

        var second = _shared.TakeAsync();
        await _begun.WaitAsync();
        _looks[1].SetResult(2);

        Assert.Equal((1, 2), (await first, await second));
    }

    [Fact]
    public async Task A_look_that_fails_fails_for_those_who_share_it_alone()
    {
        var first = _shared.TakeAsync();
        await _begun.WaitAsync();
        var second = _shared.TakeAsync();
        _looks[0].SetException(new TimeoutException("a silo did not answer"));
        await _begun.WaitAsync();
        _looks[1].SetResult(2);

        await Assert.ThrowsAsync<TimeoutException>(() => first);
        Assert.Equal(2, await second);
    }
}
