using System.Buffers.Binary;
using System.Text;

namespace Puffy.Tables.Definition;

/// <summary>
/// The sort key of a row, as bytes that sort as the columns do: texts by code point, numbers and days by value. Reused from row
/// to row; not safe for concurrent use.
/// </summary>
internal sealed class SortKey
{
    private readonly GrowingBytes _key = new(128);

    /// <summary>The key as written so far.</summary>
    public ReadOnlySpan<byte> Written => _key.Written;

    /// <summary>Begins a new key.</summary>
    public void Clear() => _key.Clear();

    /// <summary>A text column. No accepted text holds a NUL, so one ends it, before any longer text.</summary>
    public SortKey Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var room = _key.Room(Encoding.UTF8.GetMaxByteCount(value.Length) + 1);
        var length = Encoding.UTF8.GetBytes(value, room);
        room[length] = 0;
        _key.Advance(length + 1);
        return this;
    }

    /// <summary>A column of whole numbers from 0.</summary>
    public SortKey Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_key.Room(sizeof(long)), value);
        _key.Advance(sizeof(long));
        return this;
    }

    /// <summary>A column of days.</summary>
    public SortKey Day(DateOnly value) => Number(value.DayNumber);

    /// <summary>A column of times.</summary>
    public SortKey Time(DateTime value) => Number(value.Ticks);
}
