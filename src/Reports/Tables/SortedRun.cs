using System.Buffers.Binary;

namespace Puffy.Reports.Tables;

/// <summary>A file of sorted rows with their keys, each record being the two lengths, the key and the row.</summary>
internal sealed class SortedRun : IDisposable
{
    private const int LengthsSize = 2 * sizeof(int);

    private readonly FileStream _file;
    private byte[] _record = new byte[4096];
    private int _keyLength;
    private int _rowLength;

    private SortedRun(string path) => _file = new FileStream(path, new FileStreamOptions { BufferSize = 1 << 17 });

    private ReadOnlySpan<byte> Key => _record.AsSpan(0, _keyLength);

    private ReadOnlySpan<byte> Row => _record.AsSpan(_keyLength, _rowLength);

    /// <summary>Writes sorted rows to a file.</summary>
    public static void Write(RowBuffer rows, string path)
    {
        using var file = TableWriter<object>.Create(path);
        Span<byte> lengths = stackalloc byte[LengthsSize];
        for (var i = 0; i < rows.Count; i++)
        {
            var key = rows.Key(i);
            var row = rows.Row(i);
            BinaryPrimitives.WriteInt32LittleEndian(lengths, key.Length);
            BinaryPrimitives.WriteInt32LittleEndian(lengths[sizeof(int)..], row.Length);
            file.Write(lengths);
            file.Write(key);
            file.Write(row);
        }
    }

    /// <summary>Writes the rows of all runs in the order of their keys.</summary>
    public static void Merge(IReadOnlyList<string> paths, Stream output)
    {
        var runs = paths.Select(path => new SortedRun(path)).ToList();
        try
        {
            var waiting = new PriorityQueue<SortedRun, SortedRun>(Comparer<SortedRun>.Create((x, y) => x.Key.SequenceCompareTo(y.Key)));
            foreach (var run in runs.Where(run => run.MoveNext()))
            {
                waiting.Enqueue(run, run);
            }

            while (waiting.TryDequeue(out var run, out _))
            {
                output.Write(run.Row);
                if (run.MoveNext())
                {
                    waiting.Enqueue(run, run);
                }
            }
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private bool MoveNext()
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
}
