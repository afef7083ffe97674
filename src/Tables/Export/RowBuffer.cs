using System.Runtime.InteropServices;

namespace Puffy.Tables.Export;

/// <summary>Rows with their sort keys, kept as bytes until they are sorted. Not safe for concurrent use.</summary>
internal sealed class RowBuffer
{
    private const int BlockSize = 1 << 20;
    private const int Doublings = 6;

    /// <summary>Blocks are kept over <see cref="Clear"/>, as fresh memory costs more than what is written into it, until <see cref="Release"/>.</summary>
    private readonly List<byte[]> _blocks = [];
    private readonly List<Entry> _entries = [];
    private int _block = -1;
    private int _used;

    /// <summary>Bytes of keys and rows.</summary>
    public long Bytes { get; private set; }

    /// <summary>Number of rows.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="row">The row.</param>
    /// <param name="tail">What the row ends in; nothing for most.</param>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> row, ReadOnlySpan<byte> tail)
    {
        var length = key.Length + row.Length + tail.Length;
        if (_block < 0 || _used + length > _blocks[_block].Length)
        {
            NextBlock(length);
        }

        var to = _blocks[_block].AsSpan(_used);
        key.CopyTo(to);
        row.CopyTo(to[key.Length..]);
        tail.CopyTo(to[(key.Length + row.Length)..]);
        _entries.Add(new Entry(SortedRows.PrefixOf(key), _block, _used, key.Length, row.Length + tail.Length));
        _used += length;
        Bytes += length;
    }

    /// <summary>Sorts the rows by their keys.</summary>
    public void Sort() => CollectionsMarshal.AsSpan(_entries).Sort(new ByKey(_blocks));

    /// <summary>A row with its key before it, and the length of the key.</summary>
    public RowRecord Record(int index)
    {
        var entry = _entries[index];
        return new RowRecord(entry.KeyLength, _blocks[entry.Block].AsSpan(entry.Offset, entry.KeyLength + entry.RowLength));
    }

    /// <summary>The rows as they stand, one after the other; they are released with it.</summary>
    public SortedRows Read() => new Cursor(this);

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        _entries.Clear();
        _block = -1;
        _used = 0;
        Bytes = 0;
    }

    /// <summary>Forgets the rows and gives their memory back.</summary>
    public void Release()
    {
        Clear();
        _blocks.Clear();
        _entries.Capacity = 0;
    }

    private void NextBlock(int length)
    {
        _block++;
        _used = 0;
        if (_block == _blocks.Count)
        {
            _blocks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(SizeOfBlock(_block), length)));
        }
        else if (_blocks[_block].Length < length)
        {
            _blocks[_block] = GC.AllocateUninitializedArray<byte>(length);
        }
    }

    /// <summary>Blocks begin small and double until they have their size: a table of few rows is not to cost a megabyte.</summary>
    private static int SizeOfBlock(int block) => BlockSize >> Math.Max(0, Doublings - block);

    /// <summary>A row with its key before it.</summary>
    public readonly ref struct RowRecord(int keyLength, ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;

        /// <summary>The key.</summary>
        public ReadOnlySpan<byte> Key => _bytes[..keyLength];

        /// <summary>The row.</summary>
        public ReadOnlySpan<byte> Row => _bytes[keyLength..];

        /// <summary>Key and row.</summary>
        public ReadOnlySpan<byte> Bytes => _bytes;

        /// <summary>Length of the key.</summary>
        public int KeyLength => keyLength;
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

    private sealed class Cursor(RowBuffer rows) : SortedRows
    {
        private int _at = -1;

        public override ReadOnlySpan<byte> Key => rows.Record(_at).Key;

        public override ReadOnlySpan<byte> Row => rows.Record(_at).Row;

        public override bool MoveNext() => ++_at < rows.Count;

        public override void Dispose() => rows.Release();
    }
}
