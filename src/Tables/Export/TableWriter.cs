using System.Text;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>
/// Writes one table: takes rows in any order, in as many parts as there are threads, and writes them sorted, so that equal
/// results are equal bytes. The file appears under its name only when it is whole.
/// </summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
internal sealed class TableWriter<TRow> : IDisposable
{
    private readonly Table<TRow> _table;
    private readonly string _path;
    private readonly CellForm _form;
    private readonly List<TableRows<TRow>> _parts = [];

    /// <summary>A writer of a table below a folder.</summary>
    /// <param name="table">The table.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="form">The form of the cells.</param>
    public TableWriter(Table<TRow> table, string folder, CellForm form = default)
    {
        _table = table;
        _form = form;
        _path = Path.Combine(folder, table.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
    }

    /// <summary>A part that takes rows, for one thread at a time. Parts are asked for before any takes rows.</summary>
    public TableRows<TRow> Part()
    {
        var part = new TableRows<TRow>(_table, $"{_path}.part{_parts.Count}", _form);
        _parts.Add(part);
        return part;
    }

    /// <summary>Sorts the rows of all parts and writes the file.</summary>
    public TableFile Finish()
    {
        var sources = _parts.SelectMany(part => part.Sort()).ToList();
        try
        {
            // The merge writes in large pieces; a buffer of the stream's own would copy them once more.
            WholeFile.Write(_path, file =>
            {
                file.Write(Encoding.UTF8.GetBytes(string.Join(',', _table.Columns.Select(column => column.Name)) + "\n"));
                SortedRows.Merge(sources, file);
            });
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }

        return new TableFile(_table, _parts.Sum(part => part.Count), new FileInfo(_path).Length);
    }

    /// <summary>Writes a table of few rows.</summary>
    public static TableFile Write(Table<TRow> table, string folder, IEnumerable<TRow> rows, CellForm form = default)
    {
        using var writer = new TableWriter<TRow>(table, folder, form);
        var part = writer.Part();
        foreach (var row in rows)
        {
            part.Add(row);
        }

        return writer.Finish();
    }

    /// <summary>Deletes what was written on the way.</summary>
    public void Dispose() => _parts.ForEach(part => part.Dispose());
}
