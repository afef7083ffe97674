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
    private readonly IReadOnlyList<string> _paths;
    private readonly CellForm _form;
    private readonly List<TableRows<TRow>> _parts = [];

    /// <summary>A writer of a table below folders.</summary>
    /// <param name="table">The table.</param>
    /// <param name="folders">The folders, at most <see cref="FolderSet.Most"/>; each row tells which of them have it, where there are several.</param>
    /// <param name="form">The form of the cells.</param>
    public TableWriter(Table<TRow> table, IReadOnlyList<string> folders, CellForm form = default)
    {
        _table = table;
        _form = form;
        _paths = [.. folders.Select(folder => Path.Combine(folder, table.Path))];
        foreach (var path in _paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>A part that takes rows, for one thread at a time. Parts are asked for before any takes rows.</summary>
    public TableRows<TRow> Part()
    {
        var part = new TableRows<TRow>(_table, $"{_paths[0]}.part{_parts.Count}", _form, _paths.Count > 1);
        _parts.Add(part);
        return part;
    }

    /// <summary>Sorts the rows of all parts and writes the file of each folder.</summary>
    public IReadOnlyList<TableFile> Finish()
    {
        var sources = _parts.SelectMany(part => part.Sort()).ToList();
        var rows = Array.Empty<long>();
        try
        {
            WholeFile.Write(_paths, files => rows = Write(sources, [.. files.Select(file => new RowFile(file))]));
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }

        return [.. _paths.Zip(rows, (path, count) => new TableFile(_table, count, new FileInfo(path).Length))];
    }

    /// <summary>Writes a table of few rows.</summary>
    public static TableFile Write(Table<TRow> table, string folder, IEnumerable<TRow> rows, CellForm form = default)
    {
        using var writer = new TableWriter<TRow>(table, [folder], form);
        var part = writer.Part();
        foreach (var row in rows)
        {
            part.Add(row);
        }

        return writer.Finish()[0];
    }

    /// <summary>Deletes what was written on the way.</summary>
    public void Dispose() => _parts.ForEach(part => part.Dispose());

    private long[] Write(IEnumerable<SortedRows> sources, IReadOnlyList<RowFile> files)
    {
        try
        {
            var header = Encoding.UTF8.GetBytes(string.Join(',', _table.Columns.Select(column => column.Name)) + "\n");
            foreach (var file in files)
            {
                file.Write(header);
            }

            SortedRows.Merge(sources, files.Count == 1 ? files[0] : new RowFiles(files));
            foreach (var file in files)
            {
                file.Flush();
            }

            return [.. files.Select(file => file.Rows)];
        }
        finally
        {
            foreach (var file in files)
            {
                file.Dispose();
            }
        }
    }
}
