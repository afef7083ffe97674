namespace Puffy.Grains.Identities;

/// <summary>The identity keys that users gave with an identify, as they were when they were read.</summary>
public sealed class GivenKeys
{
    private readonly Dictionary<string, IReadOnlyList<string>> _byUser;

    private GivenKeys(IEnumerable<IdentityKey> keys) => _byUser = keys
        .GroupBy(key => key.UserId, key => key.Hash, StringComparer.Ordinal)
        .ToDictionary(user => user.Key, IReadOnlyList<string> (user) => [.. user], StringComparer.Ordinal);

    /// <summary>Every user with a key, whether or not an event of the user has come.</summary>
    public IEnumerable<(string User, string Key)> Edges => _byUser.SelectMany(user => user.Value, (user, key) => (user.Key, key));

    /// <summary>The keys of a user.</summary>
    public IReadOnlyList<string> Of(string userId) => _byUser.GetValueOrDefault(userId, []);

    /// <summary>No keys: all that is needed where users are not joined.</summary>
    public static GivenKeys None { get; } = new([]);

    /// <summary>Reads the keys of all users.</summary>
    /// <param name="grains">Where grains are found.</param>
    public static async Task<GivenKeys> ReadAsync(IGrainFactory grains)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var buckets = Enumerable.Range(0, IdentityKeys.Buckets).Select(bucket => grains.GetGrain<IIdentityKeysGrain>(bucket).ReadAsync());
        return new GivenKeys((await Task.WhenAll(buckets)).SelectMany(keys => keys));
    }
}
