namespace Puffy.Silo.Sqlite;

/// <summary>Work for the writer thread, and the caller that waits for it.</summary>
internal abstract class WriteRequest
{
    /// <summary>About how many rows it writes.</summary>
    public required int Rows { get; init; }

    /// <summary>Whether it is done only when no file holds an older version of what it deleted.</summary>
    public bool LeavesNoTrace { get; init; }

    public required CancellationToken Cancellation { get; init; }

    /// <summary>Does the work inside the transaction that is open. It may be undone and called again.</summary>
    public abstract void Execute(WriteSession session);

    /// <summary>Tells the caller that the work is durable.</summary>
    public abstract void Acknowledge();

    /// <summary>Tells the caller that nothing of the work was done.</summary>
    public abstract void Fail(Exception reason);
}

/// <summary>Work that returns a result.</summary>
internal sealed class WriteRequest<T>(Func<WriteSession, T> work) : WriteRequest
{
    // The callers go on elsewhere than on the writer thread.
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Outcome => _outcome.Task;

    public override void Execute(WriteSession session) => _result = work(session);

    public override void Acknowledge() => _outcome.TrySetResult(_result);

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
