using System.Collections.Concurrent;

namespace Puffy.Silo.Sqlite;

/// <summary>The threads that read, each with a connection of its own: SQLite's calls block, and the thread pool's threads are for grains.</summary>
internal sealed class ReadThreads : IDisposable
{
    private const int Threads = 2;

    /// <summary>Reads that queued up share a read transaction, up to this many; it saves locking for each.</summary>
    private const int ReadsPerTransaction = 256;

    private readonly string _storePath;
    private readonly BlockingCollection<Read> _queue = new();
    private readonly List<Thread> _threads = [];

    public ReadThreads(StoreFile file)
    {
        _storePath = file.Path;
        var sessions = new List<ReadSession>();
        try
        {
            for (var i = 0; i < Threads; i++)
            {
                sessions.Add(new ReadSession(file.OpenReader()));
            }
        }
        catch
        {
            sessions.ForEach(session => session.Dispose());
            throw;
        }

        foreach (var session in sessions)
        {
            var thread = new Thread(() => Work(session)) { IsBackground = true, Name = "Puffy store reader" };
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>Runs work on one of the threads, with its connection.</summary>
    public Task<T> RunAsync<T>(Func<ReadSession, T> work, CancellationToken cancellation)
    {
        var read = new Read<T>(work, _storePath, cancellation);
        try
        {
            _queue.Add(read, CancellationToken.None);
        }
        catch (InvalidOperationException e)
        {
            throw new ObjectDisposedException($"The store '{_storePath}' is closed.", e);
        }

        return read.Outcome;
    }

    /// <summary>Does what is queued, and stops.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _threads.ForEach(thread => thread.Join());
        _queue.Dispose();
    }

    private void Work(ReadSession session)
    {
        using (session)
        {
            var group = new List<Read>();
            foreach (var first in _queue.GetConsumingEnumerable())
            {
                // All of them are here before the transaction begins: each sees what was written before it was asked for.
                group.Clear();
                group.Add(first);
                while (group.Count < ReadsPerTransaction && _queue.TryTake(out var read))
                {
                    group.Add(read);
                }

                session.Read(group);
            }
        }
    }
}
