using Microsoft.Data.Sqlite;

namespace Puffy.Silo.Sqlite;

/// <summary>Work for a reading thread, and the caller that waits for it.</summary>
internal abstract class Read
{
    public abstract void Execute(ReadSession session);

    public abstract void Fail(SqliteException reason);
}

/// <summary>Work that returns a result.</summary>
internal sealed class Read<T>(Func<ReadSession, T> work, string storePath, CancellationToken cancellation) : Read
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Outcome => _outcome.Task;

    public override void Execute(ReadSession session)
    {
        if (cancellation.IsCancellationRequested)
        {
            _outcome.TrySetCanceled(cancellation);
            return;
        }

        try
        {
            _outcome.TrySetResult(work(session));
        }
#pragma warning disable CA1031 // Whatever the work threw belongs to its caller, and must not end the thread that serves all.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _outcome.TrySetException(SqliteFailure.Explain(e, storePath));
        }
    }

    public override void Fail(SqliteException reason) => _outcome.TrySetException(SqliteFailure.Explain(reason, storePath));
}
