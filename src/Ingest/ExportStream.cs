using System.IO.Compression;

namespace Puffy.Ingest;

/// <summary>
/// The bytes of an export, decompressed. Where they can't be read on they end, and <see cref="Failure"/> says why: so the rows before are
/// read like those of any file.
/// </summary>
internal sealed class ExportStream : Stream
{
    private const int ChunkSize = 1 << 16;

    private readonly string _path;
    private FileStream _file;
    private Stream _text;

    /// <summary>Bytes that were read ahead to find the end of a record, and are to be read next.</summary>
    private ReadOnlyMemory<byte> _ahead;

    /// <summary>Opens a file; it is decompressed where its name ends in <c>.gz</c>.</summary>
    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public ExportStream(string path)
    {
        _path = path;
        (_file, _text) = Open(path);
    }

    /// <summary>Why the bytes end before the file does; null where they do not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Bytes that were read so far, decompressed.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Bytes of the file, as it lies on the disk, that were read so far.</summary>
    public long FilePosition => _file.Position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="UnreadableFileException">The file has another encoding than UTF-8.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (!_ahead.IsEmpty)
        {
            var some = Math.Min(_ahead.Length, buffer.Length);
            _ahead.Span[..some].CopyTo(buffer);
            _ahead = _ahead[some..];
            BytesRead += some;
            return some;
        }

        var count = 0;
        try
        {
            count = Failure is null ? _text.Read(buffer) : 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            Failure = exception;
        }

        if (BytesRead == 0 && StartsWide(buffer[..count]))
        {
            throw new UnreadableFileException("the file is UTF-16 or UTF-32 text. Save it as UTF-8 CSV.");
        }

        BytesRead += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Goes back to a place and passes over the line breaks there and the record after them, however long it is.</summary>
    /// <param name="start">A place between two records, as bytes from the start.</param>
    /// <param name="kept">How many bytes of the record's start are returned at most.</param>
    /// <returns>The record; what is read next is the line break after it.</returns>
    public SkippedRecord Skip(long start, int kept)
    {
        Restart(start);
        var (scanner, length) = (default(RecordScanner), 0L);
        var first = new MemoryStream();
        var chunk = new byte[ChunkSize];
        while (Read(chunk) is > 0 and var count)
        {
            var text = chunk.AsSpan(0, count);
            text = length == 0 ? text.TrimStart("\r\n"u8) : text;
            var end = scanner.FindEnd(text);
            var part = end < 0 ? text : text[..end];
            first.Write(part[..(int)Math.Min(part.Length, kept - first.Length)]);
            length += part.Length;
            if (end >= 0)
            {
                var rest = text.Length - end;
                _ahead = chunk.AsMemory(count - rest, rest);
                BytesRead -= rest;
                break;
            }
        }

        return new SkippedRecord(first.ToArray(), length, scanner.Separators + 1, scanner.InQuotes);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
        }

        base.Dispose(disposing);
    }

    private static (FileStream File, Stream Text) Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        return (file, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    /// <summary>Whether the bytes are the byte order mark of UTF-16 or UTF-32.</summary>
    private static bool StartsWide(ReadOnlySpan<byte> start) =>
        start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];

    /// <summary>Reads from another place on. Compressed bytes can only be read from their start.</summary>
    private void Restart(long start)
    {
        (_ahead, Failure) = (default, null);
        if (_text == _file)
        {
            _file.Position = BytesRead = start;
            return;
        }

        _text.Dispose();
        BytesRead = 0;
        try
        {
            (_file, _text) = Open(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Failure = exception;
        }

        var chunk = new byte[ChunkSize];
        while (BytesRead < start && Read(chunk.AsSpan(0, (int)Math.Min(chunk.Length, start - BytesRead))) > 0)
        {
        }
    }
}
