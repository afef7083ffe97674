using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using Puffy.Grains.Telemetry;
using Puffy.Silo.Sqlite.Wiping;
using Puffy.Silo.Writing;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// The one thread that writes. While it commits, requests queue up; they share the next transaction, and so the cost
/// of making it durable. Nobody waits for a timer: a lone request is committed at once.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    /// <summary>Bounds the time and memory of a transaction. Measured: 92,000 new journeys/s at 1,000 rows, 142,000 at 4,000.</summary>
    private const int RowsPerCommit = 4096;

    /// <summary>How often to retry wiping erased data from the files while a reader needs the log.</summary>
    private static readonly TimeSpan TracesRetry = TimeSpan.FromMilliseconds(20);

    private readonly string _storePath;
    private readonly WriteSession _session;
    private readonly FreeSpace _freeSpace;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly BlockingCollection<WriteRequest> _queue = new();
    private readonly WriteBacklog _backlog;
    private readonly List<WriteRequest> _group = [];
    private readonly List<WriteRequest> _erasures = [];
    private readonly Thread _thread;
    private long _commits;

    public GroupCommit(string storePath, SqliteConnection connection, FreeSpace freeSpace, int maxWaitingRows)
    {
        _backlog = new WriteBacklog(storePath, maxWaitingRows);
        _storePath = storePath;
        _freeSpace = freeSpace;
        _session = new WriteSession(connection);
        _thread = new Thread(Work) { IsBackground = true, Name = "Puffy store writer" };
        _thread.Start();
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Queues work.</summary>
    /// <returns>A task that ends when the work is durable, or with what prevented it.</returns>
    /// <exception cref="StoreBusyException">Too many rows wait; nothing was queued.</exception>
    public Task<T> EnqueueAsync<T>(Func<WriteSession, T> work, int rows, CancellationToken cancellation, bool leavesNoTrace = false)
    {
        var request = new WriteRequest<T>(work) { Rows = rows, Cancellation = cancellation, LeavesNoTrace = leavesNoTrace };
        _backlog.Enter(rows);
        try
        {
            _queue.Add(request, CancellationToken.None);
        }
        catch (InvalidOperationException e)
        {
            _backlog.Leave(rows);
            throw new ObjectDisposedException($"The store '{_storePath}' is closed.", e);
        }

        return request.Outcome;
    }

    /// <summary>
    /// Waits until no transaction is open and none can begin. Other connections of this process write in such turns:
    /// left to SQLite's lock they would poll for it, seldom find it free under load, and block a thread meanwhile.
    /// </summary>
    /// <returns>The turn, which ends when it is disposed.</returns>
    public async Task<IDisposable> TakeTurnAsync()
    {
        await _turn.WaitAsync();
        return new Turn(_turn);
    }

    /// <summary>Finishes the erasures that a crash has interrupted.</summary>
    public void FinishErasures() => EnqueueAsync(_ => true, rows: 1, CancellationToken.None, leavesNoTrace: true).GetAwaiter().GetResult();

    /// <summary>Commits what is queued, and stops.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
    }

    private void Work()
    {
        while (!_queue.IsCompleted)
        {
            CollectGroup();
            if (_group.Count > 0)
            {
                Commit(_group);
            }

            RemoveTraces();
        }

        foreach (var request in _erasures)
        {
            request.Fail(new StoreException($"The store '{_storePath}' was closed before erased data could be wiped. Erase again."));
        }
    }

    private void CollectGroup()
    {
        _group.Clear();
        var rows = 0;
        var wait = _erasures.Count > 0 ? TracesRetry : Timeout.InfiniteTimeSpan;
        while (rows < RowsPerCommit && _queue.TryTake(out var request, rows == 0 ? wait : TimeSpan.Zero))
        {
            _backlog.Leave(request.Rows);
            if (request.Cancellation.IsCancellationRequested)
            {
                request.Fail(new OperationCanceledException(request.Cancellation));
                continue;
            }

            _group.Add(request);
            rows += Math.Max(1, request.Rows);
        }
    }

    private void Commit(List<WriteRequest> group)
    {
        try
        {
            RunTransaction(group);
        }
        catch (SqliteException e) when (group.Count == 1 || SqliteFailure.ConcernsWholeStore(e))
        {
            Fail(group, SqliteFailure.Explain(e, _storePath));
            return;
        }
#pragma warning disable CA1031 // Whatever the work threw belongs to its caller, and must not end the thread that serves all.
        catch (Exception e) when (group.Count == 1)
        {
            Fail(group, SqliteFailure.Explain(e, _storePath));
            return;
        }
        catch (Exception)
#pragma warning restore CA1031
        {
            // One of them is at fault, and alone it can harm none but itself.
            foreach (var request in group)
            {
                Commit([request]);
            }

            return;
        }

        foreach (var request in group)
        {
            if (request.LeavesNoTrace)
            {
                _erasures.Add(request);
            }
            else
            {
                request.Acknowledge();
            }
        }
    }

    private void RunTransaction(List<WriteRequest> group)
    {
        _turn.Wait();
        var started = Stopwatch.GetTimestamp();
        try
        {
            _session.Begin();
            foreach (var request in group)
            {
                request.Execute(_session);
            }

            _session.Commit();
            Interlocked.Increment(ref _commits);
            PuffyMeter.Committed(group.Count, Stopwatch.GetElapsedTime(started));
        }
        catch
        {
            _session.RollBack();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Wipes all older versions of erased data from the files, once no reader needs the log that holds them.</summary>
    private void RemoveTraces()
    {
        if (_erasures.Count == 0)
        {
            return;
        }

        _turn.Wait();
        try
        {
            var log = WriteAheadLog.Read(_storePath);
            if (!_session.TryEmptyLog())
            {
                return;
            }

            _freeSpace.Clear(log);
            _session.ForgetPages();
            _session.Erasures.SetTracesLeft(false);
            _erasures.ForEach(request => request.Acknowledge());
        }
        catch (SqliteException e)
        {
            Fail(_erasures, SqliteFailure.Explain(e, _storePath));
        }
        catch (IOException e)
        {
            Fail(_erasures, new StoreException($"The store '{_storePath}' could not wipe erased data ({e.Message}) Erase again.", e));
        }
        finally
        {
            _turn.Release();
        }

        _erasures.Clear();
    }

    private static void Fail(List<WriteRequest> requests, Exception reason)
    {
        foreach (var request in requests)
        {
            request.Fail(reason);
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
