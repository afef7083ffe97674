using Puffy.Ingest.Files;

namespace Puffy.Ingest.Decoding;

/// <summary>
/// The text of an export as UTF-8, unpacked, without a byte order mark. Where it can't be read on it ends, and <see cref="Failure"/>
/// says why: so the rows before are read like those of any file.
/// </summary>
internal sealed class ExportStream : Stream
{
    private const int ChunkSize = 1 << 16;

    private readonly ExportFile _path;
    private UnpackedFile _file;

    /// <summary>Bytes of the mark before the text.</summary>
    private int _mark;

    /// <summary>Text of another encoding, to be converted next.</summary>
    private byte[] _other = [];
    private int _otherStart;
    private int _otherEnd;

    /// <summary>Bytes that were read ahead and come next.</summary>
    private ReadOnlyMemory<byte> _ahead;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It can't be opened, or unpacked.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    /// <exception cref="InvalidDataException">It is damaged from its start, or of an encoding that is not read.</exception>
    public ExportStream(ExportFile file)
    {
        _path = file;
        _file = new UnpackedFile(file);
        try
        {
            ReadMark();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Why the text ends before the file does; null where it does not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The encoding that the file is read as.</summary>
    public TextEncoding Encoding { get; private set; }

    /// <summary>A byte order mark tells the encoding.</summary>
    public bool IsMarked => _mark > 0;

    /// <summary>To read from a place on, <see cref="Restart"/> need not read what is before it.</summary>
    public bool CanRestartAnywhere => _file.IsPlain && Encoding == TextEncoding.Utf8;

    /// <summary>Bytes that were read so far, as UTF-8.</summary>
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

    /// <summary>Whether a file's text holds a letter beyond ASCII that is valid UTF-8. It is read until there is one.</summary>
    public static bool HoldsUtf8(ExportFile file)
    {
        using var text = new ExportStream(file);
        var (evidence, chunk) = (default(Utf8Evidence), new byte[ChunkSize]);
        while (text.Read(chunk) is > 0 and var count)
        {
            if (evidence.FindIn(chunk.AsSpan(0, count)))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        if (!_ahead.IsEmpty)
        {
            count = Math.Min(_ahead.Length, buffer.Length);
            _ahead.Span[..count].CopyTo(buffer);
            _ahead = _ahead[count..];
        }
        else if (!buffer.IsEmpty)
        {
            count = Encoding == TextEncoding.Utf8 ? ReadBytes(buffer) : ReadOther(buffer);
        }

        BytesRead += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Goes back to a place, and reads from there on.</summary>
    /// <param name="start">The place, as bytes of UTF-8 from the start. Up to it the text must be the same in both encodings.</param>
    /// <param name="encoding">The encoding to read the file as.</param>
    public void Restart(long start, TextEncoding encoding)
    {
        var isPlain = CanRestartAnywhere;
        (_ahead, _otherStart, _otherEnd, Failure, Encoding) = (default, 0, 0, null, encoding);
        if (isPlain)
        {
            _file.Bytes.Position = start + _mark;
            BytesRead = start;
            return;
        }

        _file.Dispose();
        BytesRead = 0;
        try
        {
            _file = new UnpackedFile(_path);
            _file.Bytes.ReadExactly(new byte[_mark]);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            Failure = exception;
        }

        var chunk = new byte[ChunkSize];
        while (BytesRead < start && Read(chunk.AsSpan(0, (int)Math.Min(chunk.Length, start - BytesRead))) > 0)
        {
        }
    }

    /// <summary>Puts back the bytes that were read last, so that they are read next.</summary>
    public void Unread(ReadOnlyMemory<byte> bytes)
    {
        _ahead = _ahead.IsEmpty ? bytes : (byte[])[.. bytes.Span, .. _ahead.Span];
        BytesRead -= bytes.Length;
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
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>What reading and unpacking throw where a file is damaged or can't be read.</summary>
    internal static bool IsFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or ZstdSharp.ZstdException;

    private void ReadMark()
    {
        var start = new byte[TextEncodings.LongestMark];
        var count = 0;
        while (count < start.Length && ReadBytes(start.AsSpan(count)) is > 0 and var some)
        {
            count += some;
        }

        if (TextEncodings.Marked(start.AsSpan(0, count)) is { } marked)
        {
            (Encoding, _mark) = marked;
        }

        if (Encoding == TextEncoding.Utf8)
        {
            _ahead = start.AsMemory(_mark, count - _mark);
            return;
        }

        _other = new byte[ChunkSize];
        start.AsSpan(_mark, count - _mark).CopyTo(_other);
        _otherEnd = count - _mark;
    }

    private int ReadBytes(Span<byte> buffer)
    {
        try
        {
            return Failure is null ? _file.Bytes.Read(buffer) : 0;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            Failure = exception;
            return 0;
        }
    }

    private int ReadOther(Span<byte> buffer)
    {
        if (buffer.Length < Utf8Converter.LongestLetter)
        {
            // A letter may not fit: what is left of it is read next.
            var letters = new byte[Utf8Converter.LongestLetter];
            var held = ReadOther(letters);
            var some = Math.Min(held, buffer.Length);
            letters.AsSpan(0, some).CopyTo(buffer);
            _ahead = letters.AsMemory(some, held - some);
            return some;
        }

        if (_other.Length == 0)
        {
            _other = new byte[ChunkSize];
        }

        var isEnd = false;
        while (true)
        {
            var (read, written) = Utf8Converter.Convert(Encoding, _other.AsSpan(_otherStart.._otherEnd), buffer, isEnd);
            _otherStart += read;
            if (written > 0 || isEnd)
            {
                return written;
            }

            _other.AsSpan(_otherStart.._otherEnd).CopyTo(_other);
            (_otherEnd, _otherStart) = (_otherEnd - _otherStart, 0);
            var count = ReadBytes(_other.AsSpan(_otherEnd));
            _otherEnd += count;
            isEnd = count == 0;
        }
    }
}
