using Puffy.Grains.Storage;

namespace Puffy.Silo.Writing;

/// <summary>
/// Bounds the rows that wait for a store's writer, and so the memory that they take. A call that finds no room is answered at
/// once: its sender can slow down, which it could not while it waits.
/// </summary>
/// <param name="store">What errors call the store.</param>
/// <param name="limit">The most rows that wait. A larger call is taken when nothing else waits.</param>
internal sealed class WriteBacklog(string store, int limit)
{
    /// <summary>The limit of stores whose options name none: some hundred megabytes of journeys.</summary>
    public const int DefaultLimit = 131_072;

    private long _waiting;

    /// <summary>Takes room for rows.</summary>
    /// <exception cref="StoreBusyException">There is none.</exception>
    public void Enter(int rows)
    {
        var waiting = Interlocked.Add(ref _waiting, rows);
        if (waiting > limit && waiting > rows)
        {
            Leave(rows);
            throw new StoreBusyException(
                $"The store '{store}' has {waiting - rows:N0} rows waiting to be written and takes at most {limit:N0}. Try again in a few seconds. If this goes on, send less at once or give the store a faster disk.");
        }
    }

    /// <summary>Gives room back, as the rows are taken to be written.</summary>
    public void Leave(int rows) => Interlocked.Add(ref _waiting, -rows);
}
