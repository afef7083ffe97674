using System.Threading.Channels;
using Puffy.Analytics.Intake;
using Puffy.Grains.Loading;
using Puffy.Ingest;
using Puffy.Ingest.Files;

namespace Puffy.Client.Loading;

/// <summary>One file that is being read, on a thread of its own, some parts ahead of who takes them.</summary>
internal sealed class FileReading : IAsyncDisposable
{
    /// <summary>Bounds the memory of a file that has to wait for those before it.</summary>
    private const int PartsAhead = 3;

    private readonly CancellationTokenSource _stop;
    private readonly Channel<FilePart> _parts = Channel.CreateBounded<FilePart>(PartsAhead);
    private readonly Task<ExportReader?> _reading;

    /// <summary>Begins to read a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">What the load ledger says of it.</param>
    /// <param name="shards">The number of shards of the store.</param>
    /// <param name="asOf">The time up to which the load looks, UTC.</param>
    /// <param name="bounds">When a part is full.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public FileReading(
        ExportFile file, LoadedFile known, int shards, DateTime asOf, LoadBounds bounds, LoadProgress progress, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stop = _stop.Token;
        _reading = Task.Run(
            async () =>
            {
                try
                {
                    var reader = await ReadAsync(ExportReader.Open(file, known.Id, new RowValidator(asOf)), known.Id, shards, bounds, progress, stop);
                    _parts.Writer.Complete();
                    return reader;
                }
                catch (UnreadableFileException unreadable)
                {
                    Unreadable = unreadable;
                    _parts.Writer.Complete();
                    return null;
                }
                catch (Exception exception)
                {
                    _parts.Writer.Complete(exception);
                    return null;
                }
            },
            CancellationToken.None);
    }

    /// <summary>The parts of the file in their order.</summary>
    public IAsyncEnumerable<FilePart> Parts => _parts.Reader.ReadAllAsync(_stop.Token);

    /// <summary>Why the file can't be read at all, once <see cref="Parts"/> has ended; null where it can.</summary>
    public UnreadableFileException? Unreadable { get; private set; }

    /// <summary>What was read, once <see cref="Parts"/> has ended; null where the file can't be read at all. It is closed.</summary>
    public Task<ExportReader?> Whole => _reading;

    /// <summary>Stops reading.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task<ExportReader> ReadAsync(ExportReader reader, int fileId, int shards, LoadBounds bounds, LoadProgress progress, CancellationToken stop)
    {
        using (reader)
        {
            var part = new FilePart(fileId, shards);
            var position = 0L;
            while (reader.ReadNext() is { } batch)
            {
                part.Add(batch);
                part.Text = reader.Text;
                progress.Read(batch.Rows, reader.Position - position);
                position = reader.Position;
                if (part.Bytes >= bounds.Part)
                {
                    await _parts.Writer.WriteAsync(part, stop);
                    part = new FilePart(fileId, shards);
                }
            }

            await _parts.Writer.WriteAsync(part, stop);
            return reader;
        }
    }
}
