using System.Collections.Concurrent;
using Puffy.Grains.Storage;
using Puffy.Silo.PostgreSql;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

/// <summary>Several silos write to one database: each has the store open for itself.</summary>
public sealed class PostgreSqlSharedStoreTests(PostgreSqlDatabase database) : IDisposable
{
    private readonly List<PostgreSqlStore> _stores = [];

    public void Dispose() => _stores.ForEach(store => store.Dispose());

    [Fact]
    public async Task Stores_that_are_created_at_once_are_one_store()
    {
        var options = database.NewOptions();
        var stores = await Task.WhenAll(Enumerable.Range(1, 6).Select(shards => Task.Run(() => PostgreSqlStore.Open(options with { Shards = shards }))));
        _stores.AddRange(stores);

        Assert.Single(stores.Select(store => (store.Settings.Shards, Convert.ToHexString(store.Settings.ErasureKey))).Distinct());
    }

    [Fact]
    public async Task Of_writers_of_one_version_in_two_silos_exactly_one_is_not_refused()
    {
        var (one, two) = (Open(out var options), Open(options));
        for (var version = 0L; version < 50; version++)
        {
            var outcomes = await Task.WhenAll(new[] { one, two }.Select(store => store.Journeys.WriteAsync(0, [new JourneyWrite("ann", version, [Page(0, "x")])]).AsTask()));
            Assert.Single(outcomes, outcome => outcome.Refused.Count == 0);
            Assert.Equal(version + 1, outcomes.Max(outcome => outcome.Sequence));
        }
    }

    [Fact]
    public async Task Numbers_and_versions_of_two_silos_that_write_the_same_users_are_without_gap_or_repeat()
    {
        var (one, two) = (Open(out var options), Open(options));
        var numbers = new ConcurrentBag<(int Shard, long Sequence)>();
        var versions = new ConcurrentDictionary<string, int>();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            var store = writer % 2 == 0 ? one : two;
            var random = new Random(writer);
            for (var round = 0; round < 40; round++)
            {
                // Users in no order, of several shards in turn: silos that lock in different orders would wait for each other.
                var shard = random.Next(4);
                var users = Enumerable.Range(0, 6).Select(_ => $"user {random.Next(12)}").Distinct().ToList();
                var known = (await store.Journeys.ReadAsync(shard, users)).ToDictionary(journey => journey.UserId, journey => journey.Version);
                var outcome = await store.Journeys.WriteAsync(
                    shard, [.. users.Select(user => new JourneyWrite(user, known.GetValueOrDefault(user), [Page(0, "x"), Page(1, $"{writer}")]))]);
                if (outcome.Sequence > 0)
                {
                    numbers.Add((shard, outcome.Sequence));
                }

                foreach (var user in users.Except(outcome.Refused))
                {
                    versions.AddOrUpdate($"{shard} {user}", 1, (_, count) => count + 1);
                }

                await store.Quarantine.WriteAsync(
                    [.. users.Select((user, row) => new QuarantinedRow(1, random.Next(20), 0, "", "", user, null, 0))], erasuresKnown: 0);
            }
        })));

        for (var shard = 0; shard < 4; shard++)
        {
            var sequence = (await one.Journeys.ReadTotalsAsync(shard)).Sequence;
            Assert.Equal(Enumerable.Range(1, (int)sequence).Select(number => (long)number), numbers.Where(number => number.Shard == shard).Select(number => number.Sequence).Order());
            await foreach (var journey in (await two.Journeys.ScanAsync(shard)).Batches.SelectMany(batch => batch))
            {
                Assert.Equal(versions[$"{shard} {journey.UserId}"], journey.Version);
            }
        }
    }

    private PostgreSqlStore Open(out PostgreSqlOptions options) => Open(options = database.NewOptions(shards: 4));

    private PostgreSqlStore Open(PostgreSqlOptions options)
    {
        _stores.Add(PostgreSqlStore.Open(options));
        return _stores[^1];
    }
}
