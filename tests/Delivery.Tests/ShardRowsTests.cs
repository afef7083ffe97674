using System.Text;
using CsCheck;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;

namespace Puffy.Delivery.Tests;

public sealed class ShardRowsTests
{
    private const int Shards = 3;

    [Fact]
    public void Each_user_comes_once_to_its_shard_with_all_events_in_the_order_in_which_they_came() =>
        Gen.Select(Rows.Random, Gen.Int[0, 60]).Sample((rows, cut) =>
        {
            var parts = new[] { Rows.Divided(rows.Take(cut), Shards), Rows.Divided(rows.Skip(cut), Shards) };
            for (var shard = 0; shard < Shards; shard++)
            {
                var calls = new ShardRows(parts, shard).Calls().ToList();

                Assert.Equal(
                    rows.Where(row => Sharding.ShardOf(row.UserId, Shards) == shard)
                        .GroupBy(row => row.UserId, row => row.Event)
                        .OrderBy(user => user.Key, Comparer<string>.Create(
                            (one, other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other))))
                        .Select(user => (user.Key, Events: string.Join('\n', user))),
                    calls.SelectMany(call => call.Users).Select(user => (user.UserId, Events: string.Join('\n', user.Events))));
            }
        }, iter: 500);

    [Fact]
    public void A_call_names_the_row_of_each_event() => Rows.Random.Sample(
        rows =>
        {
            foreach (var call in new ShardRows([Rows.Divided(rows, shards: 1)], 0).Calls())
            {
                Assert.Equal(call.Users.SelectMany(user => user.Events).Select(item => item.Source.Row), call.Rows.Select(row => row.Row));
            }
        },
        iter: 200);

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    [InlineData(10_000, 3)]
    public void A_call_holds_at_most_4096_events_of_one_user(int events, int calls)
    {
        var made = new ShardRows([Rows.Divided(Many(events, row => "one user", page: ""), shards: 1)], 0).Calls().ToList();

        Assert.Equal(calls, made.Count);
        Assert.All(made, call => Assert.Single(call.Users));
        Assert.Equal(Enumerable.Range(1, events), made.SelectMany(call => call.Rows).Select(row => row.Row));
    }

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    public void A_call_is_full_with_4096_users(int users, int calls) =>
        Assert.Equal(calls, new ShardRows([Rows.Divided(Many(users, row => $"user {row:00000}", page: ""), shards: 1)], 0).Calls().Count());

    [Fact]
    public void Long_texts_end_a_call_earlier()
    {
        // 100 pages of 64 Ki letters are 6.25 Mi; a call takes no user any more once it has 4 Mi, which are 64 pages.
        var calls = new ShardRows([Rows.Divided(Many(100, row => $"user {row:000}", page: new string('x', 65_536)), shards: 1)], 0).Calls().ToList();

        Assert.Equal([64, 36], calls.Select(call => call.Users.Length));
    }

    [Fact]
    public void Rows_that_were_not_taken_are_found_again_in_the_order_of_their_source() => Gen.Select(Rows.Random, Gen.Int[0, 60]).Sample(
        (rows, cut) =>
        {
            var parts = new[] { Rows.Divided(rows.Take(cut), Shards), Rows.Divided(rows.Skip(cut), Shards), new DividedRows(Rows.Source + 1, Shards) };
            var untaken = new UntakenRows(parts);
            for (var shard = 0; shard < Shards; shard++)
            {
                foreach (var row in new ShardRows(parts, shard).Calls().SelectMany(call => call.Rows).Where(row => row.Row % 2 == 0))
                {
                    untaken.Add(shard, row, Acceptance.Duplicate);
                }
            }

            Assert.Empty(untaken.OfSource(Rows.Source + 1));
            Assert.Equal(
                rows.Where(row => row.Event.Source.Row % 2 == 0).Select(row => (row.UserId, row.Event, Rows.PlaceOf(row))),
                untaken.OfSource(Rows.Source).Select(row => (row.UserId, row.Event, row.Text)));
        },
        iter: 200);

    private static IEnumerable<AcceptedRow> Many(int count, Func<int, string> userOf, string page) => Enumerable.Range(1, count).Select(row => new AcceptedRow(
        userOf(row),
        new Event(
            EventIdentity.FromHash((UInt128)row), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(row), EventNames.PageViewed, page, "", "", "", new SourceRow(Rows.Source, row))));
}
