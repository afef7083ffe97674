namespace Puffy.Grains.Identities;

/// <summary>Identity keys as they are saved. It is not changed: each step gives the keys that follow.</summary>
[GenerateSerializer, Alias("puffy.SavedIdentityKeys")]
internal sealed class SavedIdentityKeys
{
    /// <summary>The hashes of each user, ordered.</summary>
    [Id(0)]
    public Dictionary<string, List<string>> Users { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Every key, ordered by user, then hash.</summary>
    public IEnumerable<IdentityKey> All() => Users.OrderBy(user => user.Key, StringComparer.Ordinal)
        .SelectMany(user => user.Value.Select(hash => new IdentityKey(user.Key, hash)));

    /// <summary>Adds keys; the same object where all of them are there.</summary>
    public SavedIdentityKeys Add(IEnumerable<IdentityKey> keys)
    {
        var users = new Dictionary<string, List<string>>(Users, StringComparer.Ordinal);
        var isChanged = false;
        foreach (var key in keys)
        {
            var known = users.GetValueOrDefault(key.UserId) ?? [];
            if (!known.Contains(key.Hash))
            {
                users[key.UserId] = [.. known.Append(key.Hash).Order(StringComparer.Ordinal)];
                isChanged = true;
            }
        }

        return isChanged ? new SavedIdentityKeys { Users = users } : this;
    }

    /// <summary>Takes the keys of a user away; the same object where there are none.</summary>
    public SavedIdentityKeys Without(string userId)
    {
        if (!Users.ContainsKey(userId))
        {
            return this;
        }

        var users = new Dictionary<string, List<string>>(Users, StringComparer.Ordinal);
        users.Remove(userId);
        return new SavedIdentityKeys { Users = users };
    }
}
