using CsCheck;
using Puffy.Analytics.Persons;

namespace Puffy.Analytics.Tests.Persons;

public sealed class IdentityGraphTests
{
    [Fact]
    public void Users_who_share_a_key_directly_or_through_others_are_one_person()
    {
        var group = Assert.Single(IdentityGraph.Groups([("u3", "bob"), ("u2", "ann"), ("u2", "bob"), ("u1", "ann"), ("u4", "eve")]));

        Assert.Equal(["u1", "u2", "u3"], group.Users);
        Assert.Equal(["ann", "bob"], group.Keys);
    }

    [Fact]
    public void A_key_of_five_users_joins_them_and_one_of_six_joins_nobody()
    {
        var six = Enumerable.Range(1, 6).Select(user => ($"u{user}", "till")).ToArray();

        Assert.Empty(IdentityGraph.Groups(six));
        Assert.Equal([("till", 6)], IdentityGraph.SharedKeys(six));
        Assert.Equal(5, Assert.Single(IdentityGraph.Groups(six[1..])).Users.Length);
        Assert.Empty(IdentityGraph.SharedKeys(six[1..]));
    }

    /// <summary>Any order of the edges gives the same groups: those that spreading from user to user finds.</summary>
    [Fact]
    public void Groups_are_what_spreading_from_user_to_user_finds() =>
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 9]).Array[0, 30].Select(Gen.Int[0, 1000]).Sample(
            (edges, seed) =>
            {
                var named = edges.Select(edge => ($"u{edge.Item1:00}", $"k{edge.Item2}")).Distinct().ToArray();
                var shuffled = named.ToArray();
                new Random(seed).Shuffle(shuffled);

                Assert.Equal(
                    Spread(named),
                    IdentityGraph.Groups(shuffled).Select(group => string.Join(' ', group.Users)));
            },
            iter: 500);

    private static IEnumerable<string> Spread((string User, string Key)[] edges)
    {
        var joining = edges.GroupBy(edge => edge.Key).Where(key => key.Count() <= 5).SelectMany(key => key).ToArray();
        var left = joining.Select(edge => edge.User).ToSortedSet();
        while (left.Count > 0)
        {
            var found = new HashSet<string> { left.Min! };
            for (var before = 0; before != found.Count;)
            {
                before = found.Count;
                var keys = joining.Where(edge => found.Contains(edge.User)).Select(edge => edge.Key).ToHashSet();
                found.UnionWith(joining.Where(edge => keys.Contains(edge.Key)).Select(edge => edge.User));
            }

            left.ExceptWith(found);
            if (found.Count > 1)
            {
                yield return string.Join(' ', found.Order(StringComparer.Ordinal));
            }
        }
    }
}

internal static class SortedSets
{
    public static SortedSet<string> ToSortedSet(this IEnumerable<string> texts) => new(texts, StringComparer.Ordinal);
}
