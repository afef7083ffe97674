using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Journeys;
using Puffy.Grains.Persons;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;
using Puffy.Silo.Hosting;
using Puffy.Tables.Export;

namespace Puffy.Benchmarks.Speed.Scenarios;

/// <summary>A store in a silo that is running, as those see it who change it and ask it.</summary>
/// <param name="silo">The silo.</param>
/// <param name="tables">The folder of its tables.</param>
internal sealed class RunningShop(EmbeddedSilo silo, string tables)
{
    private readonly AnalysisRules _rules = new(new AnalysisOptions());
    private readonly Figures _figures = new(silo.Grains, silo.StoreSettings.Shards);
    private readonly IJourneyStore _journeys = silo.Services.GetRequiredService<IJourneyStore>();
    private int _rows = 10_000_000;

    /// <summary>Users with an order before which there is room in the lookback window for an earlier touchpoint.</summary>
    public async Task<List<Journey>> BuyersAsync(int count)
    {
        var found = new List<Journey>();
        for (var shard = 0; shard < silo.StoreSettings.Shards && found.Count < count; shard++)
        {
            await foreach (var batch in (await _journeys.ScanAsync(shard)).Batches)
            {
                found.AddRange(batch.Select(Read).Where(journey =>
                    journey.Orders.Count > 0 && journey.Orders[0].OrderedAt - journey.FirstSeenAt < TimeSpan.FromDays(6)));
            }
        }

        return found.Count >= count ? found[..count] : throw new InvalidOperationException($"The store has {found.Count} buyers; the scenario needs {count}.");
    }

    /// <summary>Adds a late event that takes the first click of the user's first order.</summary>
    /// <returns>Milliseconds until every rollup is right, and until the tables are, too.</returns>
    public async Task<(double Rollups, double Tables)> MoveCreditAsync(Journey buyer)
    {
        var late = new DateTime(buyer.FirstSeenAt.AddHours(-1).Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        const string page = "https://www.cloudrest.example/?utm_source=partner&utm_medium=affiliate";
        var item = new Event(
            EventIdentity.OfRow(buyer.UserId, late, EventNames.PageViewed, page, string.Empty, string.Empty, string.Empty),
            late, EventNames.PageViewed, page, string.Empty, string.Empty, string.Empty, new SourceRow(1, _rows++));
        var clock = Stopwatch.StartNew();
        await silo.Grains.GetGrain<IUserGrain>(buyer.UserId).ApplyAsync([item]);
        var rollups = clock.Elapsed.TotalMilliseconds;
        AggregateTables.Write(tables, await new AttributionReader(silo.Grains, silo.StoreSettings.Shards, _rules).ReadAsync(day: null), await _figures.FunnelAsync(), await _figures.MonitoringAsync(), default);
        var home = Sharding.ShardOf(buyer.UserId, silo.StoreSettings.Shards);
        await ChangedTables.WriteAsync(tables, id => $"file {id}", default, 1, (_, _) => ReadAsync(home, buyer.UserId), CancellationToken.None);
        var whole = clock.Elapsed.TotalMilliseconds;
        var journey = await JourneyAsync(buyer.UserId);
        return journey.Orders[0].Credits.First(credit => credit.Model == AttributionModel.FirstClick.Name()) is { Channel: "Affiliates", SessionNumber: 1 }
            ? (rollups, whole)
            : throw new InvalidOperationException($"The late event of user '{buyer.UserId}' did not take the first click.");
    }

    /// <summary>A user's journey.</summary>
    public async Task<UserJourney> JourneyAsync(string userId) => (await silo.Grains.GetGrain<IUserGrain>(userId).GetJourneyAsync())!;

    /// <summary>The last day of the store.</summary>
    public async Task<DateOnly> LastDayAsync() => (await _figures.ChannelsAsync()).Visits.Cells.Keys.Max(cell => cell.Day);

    /// <summary>The channel table of a day.</summary>
    public async Task ChannelsAsync(DateOnly day)
    {
        var rollup = await _figures.ChannelsAsync(day);
        if (rollup.Visits.Cells.Count == 0 || ChannelEarnings.From(rollup, default).Count == 0)
        {
            throw new InvalidOperationException($"The channel table of {day:O} is empty.");
        }
    }

    /// <summary>Erases a user.</summary>
    public Task ForgetAsync(string userId) =>
        silo.Grains.GetGrain<IJourneyShardGrain>(Sharding.ShardOf(userId, silo.StoreSettings.Shards)).ForgetAsync(userId);

    /// <summary>Recomputes every rollup from the journeys.</summary>
    /// <exception cref="InvalidOperationException">One differs.</exception>
    public async Task RequireRightAsync()
    {
        foreach (var (name, found) in await _figures.ReconcileAsync())
        {
            if (found.Differences != 0 || found.MissedWrites != 0)
            {
                throw new InvalidOperationException($"The rollup {name} differs from the journeys in {found.Differences} figures and misses {found.MissedWrites} writes.");
            }
        }
    }

    private Journey Read(StoredJourney stored) => Journey.Of(stored.UserId, StoredEvents.Read(stored).ToArray(), _rules);

    private async IAsyncEnumerable<IReadOnlyList<Journey>> ReadAsync(int shard, string userId)
    {
        yield return [.. (await _journeys.ReadAsync(shard, [userId])).Select(Read)];
    }
}
