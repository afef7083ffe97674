using System.Text;

namespace Puffy.Reports.Tables;

/// <summary>
/// Writes one table: takes rows in any order, from several threads, and writes them sorted, so that equal results are
/// equal bytes. Rows beyond a bound of memory wait as sorted runs on disk. The file appears under its name only when it is whole.
/// </summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
public sealed class TableWriter<TRow> : IDisposable
{
    /// <summary>Rows of one table that are kept in memory, in bytes.</summary>
    private const long MemoryBound = 160L << 20;

    private readonly Table<TRow> _table;
    private readonly string _path;
    private readonly RowBuffer _buffer = new();
    private readonly List<string> _runs = [];
    private readonly Lock _gate = new();
    private readonly ThreadLocal<(SortKey Key, RowWriter Row)> _writers = new(() => (new SortKey(), new RowWriter()));
    private long _rows;

    /// <summary>A writer of a table below a folder.</summary>
    public TableWriter(Table<TRow> table, string folder)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
        _path = Path.Combine(folder, table.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
    }

    private string Unfinished => $"{_path}.unfinished";

    /// <summary>Adds a row.</summary>
    public void Add(TRow row)
    {
        var (key, writer) = _writers.Value;
        key.Clear();
        writer.Clear();
        _table.Order(key, row);
        _table.Write(writer, row);
        lock (_gate)
        {
            _buffer.Add(key.Written, writer.Written);
            _rows++;
            if (_buffer.Bytes > MemoryBound)
            {
                SpillRun();
            }
        }
    }

    /// <summary>Sorts the rows and writes the file.</summary>
    public TableFile Finish()
    {
        _buffer.Sort();
        using (var file = Create(Unfinished))
        {
            file.Write(Encoding.UTF8.GetBytes(string.Join(',', _table.Columns.Select(column => column.Name)) + "\n"));
            if (_runs.Count == 0)
            {
                for (var i = 0; i < _buffer.Count; i++)
                {
                    file.Write(_buffer.Row(i));
                }
            }
            else
            {
                SpillRun();
                SortedRun.Merge(_runs, file);
            }
        }

        File.Move(Unfinished, _path, overwrite: true);
        return new TableFile(_table, _rows, new FileInfo(_path).Length);
    }

    /// <summary>Deletes what was written on the way.</summary>
    public void Dispose()
    {
        _writers.Dispose();
        foreach (var run in _runs)
        {
            File.Delete(run);
        }

        File.Delete(Unfinished);
    }

    internal static FileStream Create(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Create,
        Access = FileAccess.Write,
        BufferSize = 1 << 17,
    });

    private void SpillRun()
    {
        if (_buffer.Count == 0)
        {
            return;
        }

        _buffer.Sort();
        _runs.Add($"{_path}.run{_runs.Count}");
        SortedRun.Write(_buffer, _runs[^1]);
        _buffer.Clear();
    }
}
