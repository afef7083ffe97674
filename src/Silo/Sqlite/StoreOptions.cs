using Puffy.Grains.Storage;
using Puffy.Silo.Writing;

namespace Puffy.Silo.Sqlite;

/// <summary>Which store to open, and the settings that a new one is created with.</summary>
/// <param name="Path">The database file. It is created, with its folder, if it does not exist.</param>
public sealed record StoreOptions(string Path)
{
    /// <summary>The most shards that a store may have; each costs a rollup of its own.</summary>
    public const int MaxShards = 1024;

    /// <summary>Into how many shards the users of a new store are divided. A store keeps for life the number that it was created with.</summary>
    public int Shards { get; init; } = 32;

    /// <summary>How long a write waits while another program keeps the database locked, before it fails; whole seconds, at least one.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many rows may wait to be written; a call beyond that is refused with <see cref="StoreBusyException"/>.</summary>
    public int MaxWaitingRows { get; init; } = WriteBacklog.DefaultLimit;

    /// <summary>Checks the options.</summary>
    /// <exception cref="StoreException">An option cannot be used; the message says which and why.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Path))
        {
            throw new StoreException("The store has no path. Name its database file, such as 'puffy.store'.");
        }

        if (Directory.Exists(Path))
        {
            throw new StoreException($"The store '{Path}' is a folder. Name a file in it, such as '{System.IO.Path.Combine(Path, "puffy.store")}'.");
        }

        if (Shards is < 1 or > MaxShards)
        {
            throw new StoreException($"The store '{Path}' cannot have {Shards} shards. Choose 1 to {MaxShards}.");
        }

        if (MaxWaitingRows < 1)
        {
            throw new StoreException($"The store '{Path}' cannot let {MaxWaitingRows} rows wait. Choose at least 1.");
        }

        if (LockWait < TimeSpan.FromSeconds(1) || LockWait > TimeSpan.FromHours(1))
        {
            throw new StoreException($"The store '{Path}' cannot wait {LockWait} for a lock. Choose one second to one hour.");
        }
    }
}
