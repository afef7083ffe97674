using System.Buffers.Binary;

namespace Puffy.Tables.Export;

/// <summary>A file of sorted rows with their keys, each record being the two lengths, the key and the row.</summary>
internal sealed class SortedRun : SortedRows
{
    private const int LengthsSize = 2 * sizeof(int);
    private const int FileBuffer = 1 << 17;

    private readonly FileStream _file;
    private byte[] _record = new byte[4096];
    private int _keyLength;
    private int _rowLength;

    /// <summary>Opens a run.</summary>
    public SortedRun(string path) => _file = new FileStream(path, new FileStreamOptions { BufferSize = FileBuffer });

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key => _record.AsSpan(0, _keyLength);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Row => _record.AsSpan(_keyLength, _rowLength);

    /// <summary>Writes sorted rows to a file.</summary>
    public static void Write(RowBuffer rows, string path)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = FileBuffer });
        Span<byte> lengths = stackalloc byte[LengthsSize];
        for (var i = 0; i < rows.Count; i++)
        {
            var record = rows.Record(i);
            BinaryPrimitives.WriteInt32LittleEndian(lengths, record.KeyLength);
            BinaryPrimitives.WriteInt32LittleEndian(lengths[sizeof(int)..], record.Row.Length);
            file.Write(lengths);
            file.Write(record.Bytes);
        }
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        Span<byte> lengths = stackalloc byte[LengthsSize];
        if (_file.ReadAtLeast(lengths, LengthsSize, throwOnEndOfStream: false) < LengthsSize)
        {
            return false;
        }

        _keyLength = BinaryPrimitives.ReadInt32LittleEndian(lengths);
        _rowLength = BinaryPrimitives.ReadInt32LittleEndian(lengths[sizeof(int)..]);
        var length = _keyLength + _rowLength;
        if (_record.Length < length)
        {
            _record = new byte[length * 2];
        }

        _file.ReadExactly(_record, 0, length);
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();
}
