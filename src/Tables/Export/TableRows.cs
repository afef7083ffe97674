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

    /// <summary>No rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="runs">The path that those of sorted runs begin with.</param>
    /// <param name="form">The form of the cells.</param>
    public TableRows(Table<TRow> table, string runs, CellForm form) => (_table, _runs, _row) = (table, runs, new RowWriter(form));

    /// <summary>Number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(TRow row)
    {
        _key.Clear();
        _row.Clear();
        _table.Order(_key, row);
        _table.Write(_row, row);
        _buffer.Add(_key.Written, _row.Written);
        Count++;
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
