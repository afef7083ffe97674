using System.Collections.Immutable;

namespace Puffy.Analytics.Persons;

/// <summary>Users who share identity keys with each other, directly or through others.</summary>
/// <param name="Users">Their ids in ordinal order; at least two.</param>
/// <param name="Keys">Their keys in ordinal order, those that join nobody included.</param>
public sealed record IdentityGroup(ImmutableArray<string> Users, ImmutableArray<string> Keys);

/// <summary>
/// Connected components of users and identity keys, found by union and find whenever they are asked for: nothing is stored, so that an
/// erasure or a late event is exact, and a wrong join can be undone. Pure.
/// </summary>
public static class IdentityGraph
{
    /// <summary>A key of more users joins nobody: it is a shared till, or a test address.</summary>
    public const int MostUsers = 5;

    /// <summary>The groups of two users or more.</summary>
    /// <param name="edges">The users and keys that belong together, in any order; an edge may come more than once.</param>
    public static IReadOnlyList<IdentityGroup> Groups(IEnumerable<(string User, string Key)> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var usersOf = ByKey(edges);
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var users in usersOf.Values.Where(users => users.Count is > 1 and <= MostUsers))
        {
            foreach (var user in users)
            {
                parents[Root(parents, user)] = Root(parents, users.Min!);
            }
        }

        var keysOf = usersOf.SelectMany(key => key.Value, (key, user) => (user, key.Key)).ToLookup(edge => edge.user, edge => edge.Key, StringComparer.Ordinal);
        return [.. parents.Keys.ToList()
            .GroupBy(user => Root(parents, user), StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new IdentityGroup(
                [.. group.Order(StringComparer.Ordinal)],
                [.. group.SelectMany(user => keysOf[user]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))
            .OrderBy(group => group.Users[0], StringComparer.Ordinal)];
    }

    /// <summary>The keys that join nobody as they have more than <see cref="MostUsers"/> users, with their number, by key.</summary>
    public static IReadOnlyList<(string Key, int Users)> SharedKeys(IEnumerable<(string User, string Key)> edges) =>
        [.. ByKey(edges).Where(key => key.Value.Count > MostUsers).Select(key => (key.Key, key.Value.Count)).OrderBy(key => key.Key, StringComparer.Ordinal)];

    private static Dictionary<string, SortedSet<string>> ByKey(IEnumerable<(string User, string Key)> edges)
    {
        var users = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (user, key) in edges)
        {
            (users.TryGetValue(key, out var known) ? known : users[key] = new SortedSet<string>(StringComparer.Ordinal)).Add(user);
        }

        return users;
    }

    /// <summary>The user who stands for a group; on the way, users are brought closer to it.</summary>
    private static string Root(Dictionary<string, string> parents, string user)
    {
        parents.TryAdd(user, user);
        while (parents[user] != user)
        {
            parents[user] = parents[parents[user]];
            user = parents[user];
        }

        return user;
    }
}
