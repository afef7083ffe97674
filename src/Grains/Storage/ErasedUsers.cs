namespace Puffy.Grains.Storage;

/// <summary>The erased users, by keyed hash alone, as a grain remembers them.</summary>
internal sealed class ErasedUsers(IErasureStore erasures, StoreSettings settings)
{
    private readonly HashSet<string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Whether nobody was ever erased.</summary>
    public bool None => _hashes.Count == 0;

    /// <summary>Remembers all whom the store knows.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var hash in await erasures.ReadErasedUsersAsync(cancellationToken))
        {
            Add(hash);
        }
    }

    /// <summary>Remembers one more.</summary>
    /// <param name="hash">The keyed hash of the user id.</param>
    public void Add(byte[] hash) => _hashes.Add(Convert.ToHexString(hash));

    /// <summary>Whether a text is the id of an erased user.</summary>
    public bool Contains(string userId) =>
        !None && userId.Length > 0 && _hashes.Contains(Convert.ToHexString(Sharding.ErasureHash(userId, settings.ErasureKey)));
}
