using CsCheck;
using Puffy.Grains.Storage;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class SqliteJourneyStoreModelTests() : JourneyStoreModelTests(() => new SqliteTestedStore(Shards));

public sealed class PostgreSqlJourneyStoreModelTests(PostgreSqlDatabase database) : JourneyStoreModelTests(() => database.NewStore(Shards));

/// <summary>Random operations against a dictionary that does what the contract says.</summary>
public abstract class JourneyStoreModelTests(Func<TestedStore> newStore)
{
    protected const int Shards = 2;

    private static readonly Gen<Operation> Operations = Gen.Select(
        Gen.Int[0, Shards - 1], Gen.Int[0, 9], Gen.Int[-1, 1], Gen.Int[0, 2].Array[1, 3], Gen.Char.AlphaNumeric, Gen.Int[0, 9],
        (shard, user, staleness, pages, text, kind) => new Operation(shard, $"user {user}", staleness, [.. pages.Distinct()], text, Erase: kind == 0));

    private sealed record Operation(int Shard, string UserId, int Staleness, int[] Pages, char Text, bool Erase);

    [Fact]
    public async Task Any_operations_leave_what_a_dictionary_would_hold()
    {
        await Operations.Array[1, 60].SampleAsync(
            async operations =>
            {
                using var store = newStore();
                var model = new Model();
                foreach (var operation in operations)
                {
                    var version = Math.Max(0, model.Version(operation) + operation.Staleness);
                    if (operation.Erase)
                    {
                        var erasure = new Erasure(operation.UserId, Sharding.ErasureHash(operation.UserId, store.Settings.ErasureKey), version, []);
                        Assert.Equal(model.Erase(operation, version), await store.Erasures.EraseAsync(operation.Shard, erasure));
                        continue;
                    }

                    int[] pages = version == 0 ? [0, .. operation.Pages.Where(page => page != 0)] : operation.Pages;
                    var write = new JourneyWrite(operation.UserId, version, [.. pages.Select(page => Page(page, $"{operation.Text}"))]);
                    var outcome = await store.Journeys.WriteAsync(operation.Shard, [write]);
                    Assert.Equal(model.Write(operation, version, pages), outcome.Sequence);
                    Assert.Equal(version == 0 && model.IsErased(operation.UserId), outcome.Erased.Count == 1);
                }

                for (var shard = 0; shard < Shards; shard++)
                {
                    var scan = await store.Journeys.ScanAsync(shard);
                    Assert.Equal(model.Totals(shard), scan.Totals);
                    Assert.Equal(model.Totals(shard), await store.Journeys.ReadTotalsAsync(shard));
                    Assert.Equal(model.Lines(shard), await scan.Lines());
                }
            },
            iter: 40);
    }

    private sealed class Model
    {
        private readonly Dictionary<(int Shard, string UserId), (long Version, SortedDictionary<int, char> Pages)> _journeys = [];
        private readonly HashSet<string> _erased = [];
        private readonly long[] _sequences = new long[Shards];

        public long Version(Operation operation) => _journeys.TryGetValue((operation.Shard, operation.UserId), out var journey) ? journey.Version : 0;

        public bool IsErased(string userId) => _erased.Contains(userId);

        public long Write(Operation operation, long expected, int[] pages)
        {
            if (Version(operation) != expected || (expected == 0 && IsErased(operation.UserId)))
            {
                return 0;
            }

            var kept = expected == 0 ? [] : _journeys[(operation.Shard, operation.UserId)].Pages;
            foreach (var page in pages)
            {
                kept[page] = operation.Text;
            }

            _journeys[(operation.Shard, operation.UserId)] = (expected + 1, kept);
            return ++_sequences[operation.Shard];
        }

        public long? Erase(Operation operation, long expected)
        {
            if (Version(operation) != expected)
            {
                return null;
            }

            _journeys.Remove((operation.Shard, operation.UserId));
            _erased.Add(operation.UserId);
            return ++_sequences[operation.Shard];
        }

        public ShardTotals Totals(int shard) => new(_journeys.Keys.Count(key => key.Shard == shard), _sequences[shard]);

        public IEnumerable<string> Lines(int shard) => _journeys
            .Where(journey => journey.Key.Shard == shard)
            .OrderBy(journey => journey.Key.UserId, StringComparer.Ordinal)
            .Select(journey => $"{journey.Key.UserId} v{journey.Value.Version}: {string.Join(' ', journey.Value.Pages.Select(page => $"{page.Key}={page.Value}"))}");
    }
}
