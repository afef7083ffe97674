using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Puffy.Reports.Tables;

/// <summary>Rows with their sort keys, kept as bytes until they are sorted. Not safe for concurrent use.</summary>
internal sealed class RowBuffer
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private readonly List<Entry> _entries = [];
    private int _used;

    public long Bytes { get; private set; }

    public int Count => _entries.Count;

    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> row)
    {
        var length = key.Length + row.Length;
        if (_blocks.Count == 0 || _used + length > _blocks[^1].Length)
        {
            _blocks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(BlockSize, length)));
            _used = 0;
        }

        var to = _blocks[^1].AsSpan(_used);
        key.CopyTo(to);
        row.CopyTo(to[key.Length..]);
        _entries.Add(new Entry(PrefixOf(key), _blocks.Count - 1, _used, key.Length, row.Length));
        _used += length;
        Bytes += length;
    }

    public void Sort() => CollectionsMarshal.AsSpan(_entries).Sort(new ByKey(_blocks));

    public ReadOnlySpan<byte> Key(int index)
    {
        var entry = _entries[index];
        return _blocks[entry.Block].AsSpan(entry.Offset, entry.KeyLength);
    }

    public ReadOnlySpan<byte> Row(int index)
    {
        var entry = _entries[index];
        return _blocks[entry.Block].AsSpan(entry.Offset + entry.KeyLength, entry.RowLength);
    }

    public void Clear()
    {
        _blocks.Clear();
        _entries.Clear();
        _used = 0;
        Bytes = 0;
    }

    /// <summary>The first eight bytes as a number of the same order: most comparisons need no more.</summary>
    private static ulong PrefixOf(ReadOnlySpan<byte> key)
    {
        Span<byte> head = stackalloc byte[sizeof(ulong)];
        head.Clear();
        key[..Math.Min(key.Length, head.Length)].CopyTo(head);
        return BinaryPrimitives.ReadUInt64BigEndian(head);
    }

    private readonly record struct Entry(ulong Prefix, int Block, int Offset, int KeyLength, int RowLength);

    private readonly struct ByKey(List<byte[]> blocks) : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            var order = x.Prefix.CompareTo(y.Prefix);
            return order != 0
                ? order
                : blocks[x.Block].AsSpan(x.Offset, x.KeyLength).SequenceCompareTo(blocks[y.Block].AsSpan(y.Offset, y.KeyLength));
        }
    }
}
