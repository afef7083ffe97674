using Microsoft.Extensions.DependencyInjection;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

public sealed class BulkWriteTests : IDisposable
{
    private readonly TestStore _store = new(shards: 1);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_users_grain_that_wakes_up_during_a_bulk_write_waits_for_it_and_shows_what_it_wrote()
    {
        var watched = new WatchedJourneys(_store.Sqlite.Journeys);
        await using var cluster = await ShopCluster.StartAsync(_store, services => services.AddSingleton<IJourneyStore>(watched));
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        watched.BeforeWrite = () =>
        {
            arrived.TrySetResult();
            return go.Task;
        };

        var load = cluster.AddInBulkAsync(Shop.View("anna", 0, 1));
        await arrived.Task;
        var query = cluster.User("anna").GetJourneyAsync();
        await Task.WhenAny(query, Task.Delay(TimeSpan.FromMilliseconds(300)));
        Assert.False(query.IsCompleted, "The grain answered before the write of its user's events had ended.");
        go.SetResult();
        await load;

        Assert.Equal(1, (await query)?.Events);
    }
}
