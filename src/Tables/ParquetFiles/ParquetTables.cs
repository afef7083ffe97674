using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using Puffy.Tables.Definition;
using Puffy.Tables.Export;
using Puffy.Tables.Reading;

namespace Puffy.Tables.ParquetFiles;

/// <summary>The written tables as Parquet, each beside its CSV file, with the same rows in the same order and typed columns.</summary>
public static class ParquetTables
{
    /// <summary>Rows that are held in memory and written together.</summary>
    private const int RowsOfGroup = 100_000;

    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };

    /// <summary>The path of a table's Parquet file in the output folder, such as <c>silver/sessions.parquet</c>.</summary>
    public static string PathOf(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Path.ChangeExtension(table.Path, ".parquet");
    }

    /// <summary>Writes every table that stands below a folder as CSV.</summary>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    /// <exception cref="InvalidDataException">A CSV file is not what was written.</exception>
    public static async Task<IReadOnlyList<TableFile>> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var written = new TableFile[OutputTables.All.Count];
        await Parallel.ForEachAsync(OutputTables.All.Index(), cancellationToken, async (table, cancelled) =>
            written[table.Index] = await WriteAsync(folder, table.Item, cancelled));
        return written;
    }

    /// <summary>Removes Parquet files of an earlier export, so that none stands beside newer tables.</summary>
    public static void Remove(string folder)
    {
        foreach (var path in OutputTables.All.Select(table => Path.Combine(folder, PathOf(table))).Where(File.Exists))
        {
            File.Delete(path);
        }
    }

    private static async Task<TableFile> WriteAsync(string folder, Table table, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, PathOf(table));
        using var rows = WrittenTable.Open(folder, table);
        await WholeFile.WriteAsync(path, file => WriteAsync(rows, file, cancellationToken));
        return new TableFile(table, rows.Rows, new FileInfo(path).Length);
    }

    private static async Task WriteAsync(WrittenTable rows, Stream file, CancellationToken cancellationToken)
    {
        ParquetColumn[] columns = [.. rows.Table.Columns.Select(ParquetColumn.For)];
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(columns.Select(column => column.Field)), file, Options, cancellationToken: cancellationToken);
        var more = true;
        while (more)
        {
            var gathered = 0;
            while (gathered < RowsOfGroup && (more = rows.Read()))
            {
                foreach (var column in columns)
                {
                    column.Add(rows);
                }

                gathered++;
            }

            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
            {
                await column.WriteAsync(group, cancellationToken);
            }
        }
    }
}
