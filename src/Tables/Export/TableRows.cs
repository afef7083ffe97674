using System.Buffers.Binary;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>
/// Rows of one table, in any order, gathered by one thread at a time; several of them make the table. Rows beyond a bound of
/// memory wait as sorted runs on disk.
/// </summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
internal sealed class TableRows<TRow> : IDisposable
{
    /// <summary>Bytes of rows that are kept in memory.</summary>
    private const long MemoryBound = 80L << 20;

    private readonly Table<TRow> _table;
    private readonly string _runs;
    private readonly RowBuffer _buffer = new();
    private readonly SortKey _key = new();
    private readonly RowWriter _row;
    private readonly List<string> _paths = [];
    private readonly byte[] _folders;

    /// <summary>No rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="runs">The path that those of sorted runs begin with.</param>
    /// <param name="form">The form of the cells.</param>
    /// <param name="several">Whether rows are written to several folders: each then ends in the set of those that have it.</param>
    public TableRows(Table<TRow> table, string runs, CellForm form, bool several) =>
        (_table, _runs, _row, _folders) = (table, runs, new RowWriter(form), several ? new byte[RowFiles.SetBytes] : []);

    /// <summary>The folders that the next rows are written to.</summary>
    public FolderSet Into
    {
        set
        {
            if (_folders.Length > 0)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(_folders, value.Bits);
            }
        }
    }

    /// <summary>Adds a row.</summary>
    public void Add(TRow row)
    {
        _key.Clear();
        _row.Clear();
        _table.Order(_key, row);
        _table.Write(_row, row);
        _buffer.Add(_key.Written, _row.Written, _folders);
        if (_buffer.Bytes > MemoryBound)
        {
            SpillRun();
        }
    }

    /// <summary>All rows, as sources that are sorted each; they end with this.</summary>
    public IEnumerable<SortedRows> Sort()
    {
        _buffer.Sort();
        return _paths.Select(SortedRows (path) => new SortedRun(path)).Append(_buffer.Read());
    }

    /// <summary>Deletes the runs.</summary>
    public void Dispose() => _paths.ForEach(File.Delete);

    private void SpillRun()
    {
        _buffer.Sort();
        _paths.Add($"{_runs}.run{_paths.Count}");
        SortedRun.Write(_buffer, _paths[^1]);
        _buffer.Clear();
    }
}
