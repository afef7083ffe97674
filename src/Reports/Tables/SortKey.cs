using System.Buffers.Binary;
using System.Text;

namespace Puffy.Reports.Tables;

/// <summary>
/// The sort key of a row, as bytes that sort as the columns do: texts by code point, numbers and days by value. Reused from row
/// to row; not safe for concurrent use.
/// </summary>
public sealed class SortKey
{
    private byte[] _key = new byte[128];
    private int _length;

    /// <summary>The key as written so far.</summary>
    public ReadOnlySpan<byte> Written => _key.AsSpan(0, _length);

    /// <summary>Begins a new key.</summary>
    public void Clear() => _length = 0;

    /// <summary>A text column. No accepted text holds a NUL, so one ends it, before any longer text.</summary>
    public SortKey Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var room = Room(Encoding.UTF8.GetMaxByteCount(value.Length) + 1);
        var length = Encoding.UTF8.GetBytes(value, room);
        room[length] = 0;
        _length += length + 1;
        return this;
    }

    /// <summary>A column of whole numbers from 0.</summary>
    public SortKey Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
        _length += sizeof(long);
        return this;
    }

    /// <summary>A column of days.</summary>
    public SortKey Day(DateOnly value) => Number(value.DayNumber);

    /// <summary>A column of times.</summary>
    public SortKey Time(DateTime value) => Number(value.Ticks);

    /// <summary>What is behind the key, with room for so many bytes.</summary>
    private Span<byte> Room(int bytes)
    {
        if (_key.Length - _length < bytes)
        {
            Array.Resize(ref _key, Math.Max(_key.Length * 2, _length + bytes));
        }

        return _key.AsSpan(_length);
    }
}
