using System.Threading.Channels;

namespace Puffy.Collector.Spooling;

/// <summary>
/// A log on the local disk, for what the store can't take now. A record is durable when appending returns: the writer gathers records
/// while the disk is busy, writes them, and flushes them together.
/// </summary>
internal sealed class Spool : IAsyncDisposable
{
    private const long FullSegment = 64 << 20;

    private readonly SpoolFolder _folder;
    private readonly long _mostBytes;
    private readonly Channel<(byte[] Record, TaskCompletionSource<bool> Written)> _queue =
        Channel.CreateUnbounded<(byte[], TaskCompletionSource<bool>)>(new() { SingleReader = true });

    private readonly Task _writing;
    private long _bytes;
    private FileStream? _segment;

    /// <summary>Opens a spool. What is in its folder stays, for its drain.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="mostBytes">The most bytes it may take.</param>
    public Spool(SpoolFolder folder, long mostBytes)
    {
        (_folder, _mostBytes) = (folder, mostBytes);
        _bytes = folder.Size();

        // Never on into a segment of an earlier start: its end may be torn.
        Current = folder.Segments().DefaultIfEmpty(0).Last() + 1;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>The segment that is being written, or will be next.</summary>
    public int Current { get; private set; }

    /// <summary>Bytes on the disk.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether it takes another record.</summary>
    public bool HasRoom => Bytes < _mostBytes;

    /// <summary>Appends a record.</summary>
    /// <returns>Whether it is on the disk; false where the spool is full.</returns>
    /// <exception cref="IOException">The disk fails.</exception>
    public async Task<bool> AppendAsync(byte[] payload)
    {
        if (Bytes + payload.Length > _mostBytes)
        {
            return false;
        }

        var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.Writer.TryWrite((SpoolRecord.Of(payload), written)) && await written.Task;
    }

    /// <summary>Ends the segment that is being written where it has a record, so that it can be drained to its end and removed.</summary>
    public Task EndSegmentAsync()
    {
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.Writer.TryWrite(([], ended)) ? ended.Task : Task.CompletedTask;
    }

    /// <summary>Removes a drained segment.</summary>
    public void Remove(int segment)
    {
        var length = new FileInfo(_folder.PathOf(segment)).Length;
        _folder.Remove(segment);
        Interlocked.Add(ref _bytes, -length);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync()
    {
        var group = new List<TaskCompletionSource<bool>>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                while (_queue.Reader.TryRead(out var next))
                {
                    group.Add(next.Written);
                    if (next.Record.Length == 0)
                    {
                        CloseSegment();
                    }
                    else
                    {
                        _segment ??= new FileStream(_folder.PathOf(Current), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
                        _segment.Write(next.Record);
                        Interlocked.Add(ref _bytes, next.Record.Length);
                    }
                }

                _segment?.Flush(flushToDisk: true);
                group.ForEach(written => written.TrySetResult(true));
                if (_segment?.Length >= FullSegment)
                {
                    CloseSegment();
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What comes after a record that was not written whole could not be read: the next one begins a segment.
                group.ForEach(written => written.TrySetException(exception));
                CloseSegment();
            }
        }

        CloseSegment();
    }

    private void CloseSegment()
    {
        if (_segment is not null)
        {
            _segment.Dispose();
            _segment = null;
            Current++;
        }
    }
}
