using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Puffy.Tables.Export;

/// <summary>Where sorted rows go.</summary>
internal interface IRowSink
{
    /// <summary>Takes a row.</summary>
    void Take(ReadOnlySpan<byte> row);
}

/// <summary>A file of rows, written in large pieces: a buffer of the stream's own would copy them once more. Not safe for concurrent use.</summary>
/// <param name="file">The file.</param>
internal sealed class RowFile(Stream file) : IRowSink, IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _used;

    /// <summary>Number of rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes what is no row, such as the header.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_used + bytes.Length > _buffer.Length)
        {
            Flush();
        }

        if (bytes.Length > _buffer.Length)
        {
            file.Write(bytes);
        }
        else
        {
            bytes.CopyTo(_buffer.AsSpan(_used));
            _used += bytes.Length;
        }
    }

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<byte> row)
    {
        Write(row);
        Rows++;
    }

    /// <summary>Writes what is left in memory.</summary>
    public void Flush()
    {
        file.Write(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}

/// <summary>Several files of rows, each of which ends in the set of those that have it.</summary>
/// <param name="files">The files, by the numbers of their folders.</param>
internal sealed class RowFiles(IReadOnlyList<RowFile> files) : IRowSink
{
    /// <summary>Bytes behind a row.</summary>
    public const int SetBytes = sizeof(ulong);

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<byte> row)
    {
        for (var rest = BinaryPrimitives.ReadUInt64LittleEndian(row[^SetBytes..]); rest != 0; rest &= rest - 1)
        {
            files[BitOperations.TrailingZeroCount(rest)].Take(row[..^SetBytes]);
        }
    }
}
