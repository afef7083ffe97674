using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Puffy.Analytics.Currencies;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Tests;

/// <summary>Compares the first of many groups with a sort of all. Most of them are equal in the field they are ordered by.</summary>
public sealed class GroupOrderingTests
{
    private const int Shards = 3;

#pragma warning disable CA5394 // Made-up groups need no secret.
    private readonly Random _random = new(1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 7)]
    [InlineData(10, 10)]
    [InlineData(10, 100)]
    [InlineData(30_000, 1)]
    [InlineData(30_000, 1_000)]
    [InlineData(30_000, 10_000)]
    [InlineData(30_000, 29_999)]
    public void The_first_groups_are_those_of_a_sort(int campaigns, int count)
    {
        var sessions = new Dictionary<string, long>();
        GroupBlock[] shards = [.. Enumerable.Range(0, Shards).Select(_ => Shard(campaigns, sessions))];
        var question = new FactQuestion { Metrics = [Metric.Sessions], Dimensions = [Dimension.Campaign] };
        var groups = new MergedGroups(question.Dimensions, shards);

        var first = new GroupOrdering(question, groups, Currency.None).First(count);

        var expected = sessions.OrderByDescending(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal).Take(count);
        Assert.Equal(expected.Select(group => group.Key), first.Select(group => groups.ValueOf(group, 0).Text));
    }

    private GroupBlock Shard(int campaigns, Dictionary<string, long> all)
    {
        string[] names = [.. Enumerable.Range(0, campaigns).Where(_ => _random.Next(2) == 0).Select(number => $"campaign-{(number * 7_919 % campaigns).ToString(CultureInfo.InvariantCulture)}")];
        long[] sessions = [.. names.Select(_ => _random.Next(50) == 0 ? _random.NextInt64(2, 40) : 1)];
        foreach (var (name, number) in names.Zip(sessions))
        {
            all[name] = all.GetValueOrDefault(name) + number;
        }

        var counts = Enumerable.Range(0, SumColumns.CountKinds).Select(_ => Array.Empty<long>()).ToArray();
        counts[BitOperations.Log2((uint)Sums.Sessions)] = sessions;
        var key = new KeyColumn([.. names.Select(name => new GroupValue(name, 0))], [.. Enumerable.Range(0, names.Length)]);
        return new GroupBlock(names.Length, [key], new SumColumns(Sums.Sessions, counts, [], null));
    }
#pragma warning restore CA5394
}
