using Npgsql;

namespace Puffy.Silo.PostgreSql;

/// <summary>A query, and the caller that waits for its result.</summary>
internal abstract class Read
{
    public abstract NpgsqlBatchCommand Command { get; }

    public required CancellationToken Cancellation { get; init; }

    public abstract bool IsDone { get; }

    /// <summary>Takes the result out of the reader, which stands at the query's result set, and gives it to the caller.</summary>
    public abstract Task CompleteAsync(NpgsqlDataReader reader);

    /// <summary>Fails the caller's wait with the error.</summary>
    public abstract void Fail(Exception reason);
}

/// <inheritdoc/>
internal sealed class Read<T>(Func<NpgsqlBatchCommand> command, Func<NpgsqlDataReader, Task<T>> result) : Read
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A command belongs to one batch; one that is tried again needs another.
    public override NpgsqlBatchCommand Command => command();

    public Task<T> Outcome => _outcome.Task;

    public override bool IsDone => _outcome.Task.IsCompleted;

    public override async Task CompleteAsync(NpgsqlDataReader reader) => _outcome.TrySetResult(await result(reader));

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
