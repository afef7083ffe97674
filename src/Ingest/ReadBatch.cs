using System.Buffers;
using System.Globalization;
using System.Text;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Ingest;

/// <summary>Rows of a file that were read together. Their text lies in memory that is reused: dispose each batch.</summary>
public sealed class ReadBatch : IRowBatch
{
    /// <summary>Text beyond this many bytes is cut off; the file itself still has it.</summary>
    internal const int LongestRaw = 64 * 1024;

    private readonly List<AcceptedRow> _accepted = [];
    private readonly List<(int Offset, int Length)> _places = [];
    private readonly List<RefusedRow> _refused = [];
    private byte[] _raw = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _used;
    private int _refusedBytes;

    /// <inheritdoc/>
    public IReadOnlyList<AcceptedRow> Accepted => _accepted;

    /// <inheritdoc/>
    public IReadOnlyList<RefusedRow> Refused => _refused;

    /// <summary>Number of rows.</summary>
    public int Rows => _accepted.Count + _refused.Count;

    /// <summary>Bytes of text that are kept.</summary>
    internal int RawBytes => _used + _refusedBytes;

    /// <inheritdoc/>
    public RefusedRow Refuse(int accepted, RefusalReason reason, string detail)
    {
        var (userId, item, _) = _accepted[accepted];
        var (offset, length) = _places[accepted];
        return new RefusedRow(
            item.Source.Row,
            new Refusal(reason, detail, userId, item.Day, EmptyColumns.Of(item)),
            TextOf(_raw.AsSpan(offset, length), length));
    }

    /// <summary>Gives the memory of the text back; no row can be refused any more.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_raw);
        _raw = [];
    }

    internal void Accept(AcceptedRow row, ReadOnlySpan<byte> raw)
    {
        if (_used + raw.Length > _raw.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_raw.Length * 2, _used + raw.Length));
            _raw.AsSpan(0, _used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_raw);
            _raw = larger;
        }

        raw.CopyTo(_raw.AsSpan(_used));
        _accepted.Add(row);
        _places.Add((_used, raw.Length));
        _used += raw.Length;
    }

    /// <summary>Refuses a row.</summary>
    /// <param name="source">Where it stands.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="raw">Its text, or the first <see cref="LongestRaw"/> bytes of it.</param>
    /// <param name="length">The length of the whole text in bytes.</param>
    internal void Refuse(SourceRow source, Refusal refusal, ReadOnlySpan<byte> raw, long length)
    {
        _refusedBytes += Math.Min(raw.Length, LongestRaw);
        _refused.Add(new RefusedRow(source.Row, refusal, TextOf(raw, length)));
    }

    /// <summary>The text of a row as it can be kept: without NUL, which neither CSV nor PostgreSQL take.</summary>
    private static string TextOf(ReadOnlySpan<byte> raw, long length)
    {
        var kept = length > LongestRaw ? WholeCharacters(raw[..LongestRaw]) : raw;
        var text = Encoding.UTF8.GetString(kept).Replace('\0', '\uFFFD');
        return length > kept.Length ? string.Create(CultureInfo.InvariantCulture, $"{text}… ({length - kept.Length} bytes more)") : text;
    }

    /// <summary>The text without a character at its end that was cut through.</summary>
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> text)
    {
        var end = text.Length - 1;
        while (end > text.Length - 4 && (text[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Rune.DecodeFromUtf8(text[end..], out _, out _) == OperationStatus.NeedMoreData ? text[..end] : text;
    }
}
