using System.Buffers.Binary;

namespace Puffy.Tables.Export;

/// <summary>Sorted rows that are read one after the other, from memory or from disk.</summary>
internal abstract class SortedRows : IDisposable
{
    /// <summary>The key of the current row.</summary>
    public abstract ReadOnlySpan<byte> Key { get; }

    /// <summary>The current row.</summary>
    public abstract ReadOnlySpan<byte> Row { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    public abstract bool MoveNext();

    /// <summary>Gives the rows of all sources in the order of their keys.</summary>
    public static void Merge(IEnumerable<SortedRows> sources, IRowSink sink)
    {
        // A handful of sources: to look through the heads of their keys is faster than to keep a heap of them.
        var rest = sources.Where(source => source.MoveNext()).Select(source => (Prefix: PrefixOf(source.Key), Source: source)).ToList();
        while (rest.Count > 0)
        {
            var least = 0;
            for (var i = 1; i < rest.Count; i++)
            {
                var order = rest[i].Prefix.CompareTo(rest[least].Prefix);
                least = order < 0 || (order == 0 && rest[i].Source.Key.SequenceCompareTo(rest[least].Source.Key) < 0) ? i : least;
            }

            var source = rest[least].Source;
            sink.Take(source.Row);
            if (source.MoveNext())
            {
                rest[least] = (PrefixOf(source.Key), source);
            }
            else
            {
                rest.RemoveAt(least);
            }
        }
    }

    /// <summary>The first eight bytes as a number of the same order: most comparisons need no more.</summary>
    public static ulong PrefixOf(ReadOnlySpan<byte> key)
    {
        if (key.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(key);
        }

        Span<byte> head = stackalloc byte[sizeof(ulong)];
        head.Clear();
        key.CopyTo(head);
        return BinaryPrimitives.ReadUInt64BigEndian(head);
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
