using Puffy.Analytics.EventLogs;

namespace Puffy.Grains.Tests;

public sealed class SiloLossTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_silo_that_is_killed_amid_writes_costs_no_event_and_no_figure_once_refused_calls_are_repeated()
    {
        await using var cluster = await ShopCluster.StartAsync(_store, responseTimeout: TimeSpan.FromSeconds(3));
        var visits = Enumerable.Range(0, 1200)
            .Select(i => i % 5 == 4 ? Shop.Order($"user {i % 40}", i, i, 1.01m * i, $"T{i}") : Shop.View($"user {i % 40}", i, i))
            .ToArray();
        new Random(11).Shuffle(visits);
        var (written, killed) = (0, 0);

        // Four writers at once, each with events of its own, of users whom all of them have.
        var writers = visits.Chunk(300).Select((share, writer) => Task.Run(async () =>
        {
            foreach (var batch in share.Chunk(10))
            {
                await RepeatUntilDoneAsync(() => writer % 2 == 0 ? cluster.AddInBulkAsync(batch) : cluster.AddOneByOneAsync(batch));
                if (Interlocked.Add(ref written, batch.Length) >= 400 && Interlocked.Exchange(ref killed, 1) == 0)
                {
                    await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[1]);
                }
            }
        }));
        await Task.WhenAll(writers);

        Assert.Equal(1, killed);
        await cluster.AssertHoldsAsync(Expected.Of(visits));
        foreach (var user in visits.GroupBy(visit => visit.UserId))
        {
            Assert.Equal(user.Count(), (await cluster.User(user.Key).GetJourneyAsync())!.Events);
        }

        Assert.All((await cluster.Figures.ReconcileAsync()).Values, found => Assert.Equal((0, 0L), (found.Differences, found.MissedWrites)));
    }

    private static async Task RepeatUntilDoneAsync(Func<Task<List<Acceptance>>> call)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception refusal) when (refusal is OrleansException or TimeoutException or ObjectDisposedException)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }
}
