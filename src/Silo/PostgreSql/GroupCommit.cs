using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using Puffy.Grains.Storage;
using Puffy.Grains.Telemetry;
using Puffy.Silo.Writing;

namespace Puffy.Silo.PostgreSql;

/// <summary>
/// The one loop that writes. While it commits, requests queue up; they share the next transaction, and so its round trips
/// and the cost of making it durable. Nobody waits for a timer: a lone request is committed at once.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    /// <summary>Bounds the time, the memory and the locks of a transaction.</summary>
    private const int RowsPerCommit = 4096;

    private readonly StoreDatabase _database;
    private readonly WriteSession _session;
    private readonly Channel<WriteRequest> _queue = Channel.CreateUnbounded<WriteRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly WriteBacklog _backlog;
    private readonly Task _work;
    private long _commits;

    public GroupCommit(StoreDatabase database, WriteSession session)
    {
        _database = database;
        _session = session;
        _backlog = new WriteBacklog(database.Name, database.Options.MaxWaitingRows);
        _work = Task.Run(WorkAsync);
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Queues work.</summary>
    /// <returns>A task that ends when the work is durable, or with what prevented it.</returns>
    /// <exception cref="StoreBusyException">Too many rows wait; nothing was queued.</exception>
    public Task<T> EnqueueAsync<T>(WriteRequest<T> request)
    {
        _backlog.Enter(request.Rows);
        if (!_queue.Writer.TryWrite(request))
        {
            _backlog.Leave(request.Rows);
            throw _database.Closed();
        }

        return request.Outcome;
    }

    /// <summary>Commits what is queued, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _work;
        await _session.DisposeAsync();
    }

    private async Task WorkAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            var group = CollectGroup();
            if (group.Count > 0)
            {
                await CommitAsync(group);
            }
        }
    }

    private List<WriteRequest> CollectGroup()
    {
        var group = new List<WriteRequest>();
        var rows = 0;
        while (rows < RowsPerCommit && _queue.Reader.TryPeek(out var request) && (group.Count == 0 || !request.Alone))
        {
            _queue.Reader.TryRead(out _);
            _backlog.Leave(request.Rows);
            if (request.Cancellation.IsCancellationRequested)
            {
                request.Fail(new OperationCanceledException(request.Cancellation));
                continue;
            }

            group.Add(request);
            rows += Math.Max(1, request.Rows);
            if (request.Alone)
            {
                break;
            }
        }

        return group;
    }

    private async Task CommitAsync(List<WriteRequest> group)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            await _session.CommitAsync(group);
            Interlocked.Increment(ref _commits);
            PuffyMeter.Committed(group.Count, Stopwatch.GetElapsedTime(started));
        }
        catch (StoreUnreachableException e)
        {
            // Those that wait would only wait for the same in turn.
            Fail(group, e.Explanation);
            while (_queue.Reader.TryRead(out var request))
            {
                _backlog.Leave(request.Rows);
                request.Fail(e.Explanation);
            }

            return;
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the callers, and must not end the loop that serves all.
        catch (Exception e) when (group.Count == 1 || e is StoreException || (e is NpgsqlException && PostgreSqlFailure.ConcernsWholeStore(e)))
        {
            Fail(group, PostgreSqlFailure.Explain(e, _database.Name));
            return;
        }
        catch (Exception)
#pragma warning restore CA1031
        {
            // One of them is at fault, and alone it can harm none but itself.
            foreach (var request in group)
            {
                await CommitAsync([request]);
            }

            return;
        }

        foreach (var request in group)
        {
            request.Acknowledge();
        }
    }

    private static void Fail(List<WriteRequest> requests, Exception reason)
    {
        foreach (var request in requests)
        {
            request.Fail(reason);
        }
    }
}
