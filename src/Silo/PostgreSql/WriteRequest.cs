using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>Work for the writer, and the caller that waits for it.</summary>
internal abstract class WriteRequest
{
    /// <summary>About how many rows it writes.</summary>
    public abstract int Rows { get; }

    /// <summary>Whether it has a transaction of its own.</summary>
    public virtual bool Alone => false;

    public required CancellationToken Cancellation { get; init; }

    /// <summary>Tells the caller that the work is durable.</summary>
    public abstract void Acknowledge();

    /// <summary>Tells the caller why the work was not done, or may not have been.</summary>
    public abstract void Fail(Exception reason);
}

/// <summary>Work that returns a result.</summary>
internal abstract class WriteRequest<T> : WriteRequest
{
    // The callers go on elsewhere than in the writer's loop.
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Outcome => _outcome.Task;

    /// <summary>The result that the caller receives once the work is durable.</summary>
    public T Result { get; set; } = default!;

    public override void Acknowledge() => _outcome.TrySetResult(Result);

    public override void Fail(Exception reason)
    {
        if (reason is OperationCanceledException canceled)
        {
            _outcome.TrySetCanceled(canceled.CancellationToken);
        }
        else
        {
            _outcome.TrySetException(reason);
        }
    }
}

/// <summary>Journeys of one shard to be written.</summary>
/// <param name="shard">The shard.</param>
/// <param name="writes">The journeys.</param>
/// <param name="hashes">By the ids of those users who are new, what would be remembered of them if they were erased.</param>
internal sealed class JourneyRequest(int shard, IReadOnlyList<JourneyWrite> writes, IReadOnlyDictionary<string, byte[]> hashes) : WriteRequest<WriteOutcome>
{
    public int Shard => shard;

    public IReadOnlyList<JourneyWrite> Writes => writes;

    public IReadOnlyDictionary<string, byte[]> Hashes => hashes;

    public override int Rows { get; } = writes.Sum(write => write.ChangedPages.Length);
}

/// <summary>Refused rows to be kept, if no more users were erased than the writer knows of.</summary>
internal sealed class QuarantineRequest(IReadOnlyList<QuarantinedRow> rows, int erasuresKnown) : WriteRequest<bool>
{
    public int ErasuresKnown => erasuresKnown;

    public IReadOnlyList<QuarantinedRow> QuarantinedRows => rows;

    public override int Rows => rows.Count;
}

/// <summary>A user to be erased.</summary>
internal sealed class ErasureRequest(int shard, Erasure erasure) : WriteRequest<long?>
{
    public int Shard => shard;

    public Erasure Erasure => erasure;

    public override int Rows => 1;

    public override bool Alone => true;
}
