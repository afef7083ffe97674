using Puffy.Analytics.Events;

namespace Puffy.Grains.Storage;

/// <summary>The erasure of one user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="UserHash">Keyed hash of the user id, kept so that a replay does not bring the person back.</param>
/// <param name="ExpectedVersion">The version of the journey that is erased; 0 where there is none.</param>
/// <param name="AcceptedRows">The rows that the journey's events came from.</param>
public sealed record Erasure(string UserId, byte[] UserHash, long ExpectedVersion, IReadOnlyCollection<SourceRow> AcceptedRows)
{
    /// <summary>Checks that the erasure makes sense whatever the store holds.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public void RequireComplete()
    {
        ArgumentException.ThrowIfNullOrEmpty(UserId);
        if (ExpectedVersion == 0 && AcceptedRows.Count > 0)
        {
            throw new ArgumentException("A user without a journey has no accepted rows.");
        }
    }
}

/// <summary>Erases users, and remembers, by keyed hash alone, whom.</summary>
public interface IErasureStore
{
    /// <summary>
    /// In one transaction: the user's journey with all its pages and quarantined rows are deleted, the user's hash is
    /// kept, and of the rows that went their files and numbers. Rows without a user id whose raw text has the user id
    /// as a whole field are deleted as well. On return no query finds anything of the user, and nothing is left in the
    /// files of a database that lets a program see to it. Erasing again is harmless.
    /// </summary>
    /// <returns>The erasure's sequence number in its shard; null, with nothing done, where the journey is not at the expected version.</returns>
    ValueTask<long?> EraseAsync(int shard, Erasure erasure, CancellationToken cancellationToken = default);

    /// <summary>The hashes of all erased users.</summary>
    ValueTask<IReadOnlyList<byte[]>> ReadErasedUsersAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// How many rows of each file, accepted or quarantined, were erased; by file number. A row that was delivered again
    /// since, because the load of its file was interrupted, is in quarantine and does not count here.
    /// </summary>
    ValueTask<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken = default);
}
