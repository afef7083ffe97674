using System.Buffers;
using Puffy.Sample.Chance;

namespace Puffy.Sample.Export;

/// <summary>Writes an RFC 4180 file in UTF-8 without byte order mark, with LF line ends, a block at a time.</summary>
internal sealed class CsvFile(string path) : IDisposable
{
    private const int Block = 1 << 18;

    private static readonly SearchValues<byte> NeedsQuotes = SearchValues.Create(",\"\r\n"u8);

    private readonly FileStream _stream = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly Utf8Text _pending = new();
    private bool _inRow;

    /// <summary>Bytes written so far, what is not flushed yet included.</summary>
    public long Length => _stream.Position + _pending.Length;

    public void Field(ReadOnlySpan<byte> value)
    {
        if (_inRow)
        {
            _pending.Append((byte)',');
        }

        _inRow = true;
        if (!value.ContainsAny(NeedsQuotes))
        {
            _pending.Append(value);
            return;
        }

        _pending.Append((byte)'"');
        for (var quote = value.IndexOf((byte)'"'); quote >= 0; quote = value.IndexOf((byte)'"'))
        {
            _pending.Append(value[..(quote + 1)]).Append((byte)'"');
            value = value[(quote + 1)..];
        }

        _pending.Append(value).Append((byte)'"');
    }

    public void EndRow()
    {
        _pending.Append((byte)'\n');
        _inRow = false;
        if (_pending.Length >= Block)
        {
            Flush();
        }
    }

    /// <summary>Hands what is pending to the file; call it before <see cref="Dispose"/>.</summary>
    public void Flush()
    {
        _stream.Write(_pending.Written);
        _pending.Clear();
    }

    public void Dispose() => _stream.Dispose();
}
