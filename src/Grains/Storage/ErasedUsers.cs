namespace Puffy.Grains.Storage;

/// <summary>The erased users, by keyed hash alone, as a grain remembers them.</summary>
internal sealed class ErasedUsers(IErasureStore erasures, StoreSettings settings)
{
    private readonly HashSet<string> _hashes = new(StringComparer.Ordinal);

    /// <summary>How many the store knew when it was last asked.</summary>
    public int Stored { get; private set; }

    /// <summary>Whether nobody was ever erased.</summary>
    public bool None => _hashes.Count == 0;

    /// <summary>Remembers all whom the store knows.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await erasures.ReadErasedUsersAsync(cancellationToken);
        foreach (var hash in stored)
        {
            Add(hash);
        }

        Stored = stored.Count;
    }

    /// <summary>Remembers one more.</summary>
    /// <param name="hash">The keyed hash of the user id.</param>
    public void Add(byte[] hash) => _hashes.Add(Convert.ToHexString(hash));

    /// <summary>Remembers one more.</summary>
    public void Add(string userId) => Add(Sharding.ErasureHash(userId, settings.ErasureKey));

    /// <summary>Whether a text is the id of an erased user.</summary>
    public bool Contains(string userId) =>
        !None && userId.Length > 0 && _hashes.Contains(Convert.ToHexString(Sharding.ErasureHash(userId, settings.ErasureKey)));
}
