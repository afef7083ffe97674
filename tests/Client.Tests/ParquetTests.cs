using DuckDB.NET.Data;
using Puffy.CommandLine;
using Puffy.Tables.Definition;
using Puffy.Tables.Export;

namespace Puffy.Client.Tests;

/// <summary>The Parquet tables as another program reads them, against the CSV tables.</summary>
public sealed class ParquetTests : IDisposable
{
    private readonly Workplace _work = new();
    private readonly DuckDBConnection _database = new("Data Source=:memory:");

    public ParquetTests()
    {
        _database.Open();
        Rows("SET TimeZone = 'UTC'");
    }

    public void Dispose()
    {
        _database.Dispose();
        _work.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_value_has_its_type_and_is_that_of_the_CSV(bool isLarge)
    {
        PuffyCommand.Done("run", "--input", isLarge ? MadeUpShop() : Path.Combine(Workplace.SmallShop, "input"), "--output", _work["out"], "--skip-pdf", "--skip-quality", "--format", "parquet");

        foreach (var table in OutputTables.All)
        {
            var (parquet, csv) = (File(table, ".parquet"), File(table, ".csv"));
            Assert.Equal(
                table.Columns.Select(column => ((string?)column.Name, (string?)TypeOf(column.Type))),
                Rows($"DESCRIBE SELECT * FROM '{parquet}'").Select(row => (row[0], row[1])));
            Assert.Equal(
                Rows($"SELECT {string.Join(", ", table.Columns.Select(FromCsv))} FROM {Csv(csv)}"),
                Rows($"SELECT {string.Join(", ", table.Columns.Select(column => Written(column, $"\"{column.Name}\"")))} FROM '{parquet}'"));
        }
    }

    [Fact]
    public void Every_column_is_written_as_its_type_says()
    {
        PuffyCommand.Done("load", "--input", MadeUpShop(), "--store", _work["s"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"]);
        var used = new HashSet<ColumnType>();

        foreach (var table in OutputTables.All)
        {
            foreach (var column in table.Columns)
            {
                // A rate that is declared as money would lose its last two digits in Parquet; in a small shop these can all be 0.
                var values = Rows($"SELECT DISTINCT \"{column.Name}\" FROM {Csv(File(table, ".csv"))} WHERE \"{column.Name}\" <> ''").Select(row => row[0]!).ToList();
                Assert.All(values, value => Assert.Matches(FormOf(column.Type), value));
                if (values.Exists(value => value.Contains('.', StringComparison.Ordinal) && !value.EndsWith('0')))
                {
                    used.Add(column.Type);
                }
            }
        }

        // Each kind of decimal number has a value that needs its last digit.
        Assert.Superset(new HashSet<ColumnType>([ColumnType.Money, ColumnType.Rate, ColumnType.Share, ColumnType.Weight, ColumnType.CreditedOrders]), used);
    }

    [Fact]
    public void An_export_without_Parquet_leaves_none_of_an_earlier_one()
    {
        PuffyCommand.Done("load", "--input", Path.Combine(Workplace.SmallShop, "input"), "--store", _work["s"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"], "--format", "parquet");
        Assert.Equal(OutputTables.All.Count, Directory.EnumerateFiles(_work["out"], "*.parquet", SearchOption.AllDirectories).Count());

        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"]);

        Assert.Empty(Directory.EnumerateFiles(_work["out"], "*.parquet", SearchOption.AllDirectories));
    }

    private string MadeUpShop()
    {
        PuffyCommand.Done("sample", "--output", _work["sample"], "--users", "400", "--days", "3");
        return _work["sample"];
    }

    private static string Csv(string path) =>
        $"read_csv('{path}', header = true, all_varchar = true, nullstr = 'no value is written so', quote = '\"', escape = '\"')";

    private static string FormOf(ColumnType type) => type switch
    {
        ColumnType.Number => @"^-?\d+$",
        ColumnType.Money => @"^-?\d+(\.\d{1,4})?$",
        ColumnType.Rate => @"^-?\d+\.\d{6}$",
        ColumnType.Share => @"^-?\d+\.\d{12}$",
        ColumnType.Duration => @"^-?\d+\.\d{3}$",
        ColumnType.Weight => @"^-?\d+\.\d{18}$",
        ColumnType.CreditedOrders => @"^-?\d+\.\d{10}$",
        ColumnType.Time => @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$",
        ColumnType.Day => @"^\d{4}-\d\d-\d\d$",
        ColumnType.Flag => "^(true|false)$",
        _ => "",
    };

    private string File(Table table, string extension) => Path.Combine(_work["out"], Path.ChangeExtension(table.Path, extension));

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.Number => "BIGINT",
        ColumnType.Money => "DECIMAL(28,4)",
        ColumnType.Rate => "DECIMAL(28,6)",
        ColumnType.Share => "DECIMAL(28,12)",
        ColumnType.Duration => "DECIMAL(28,3)",
        ColumnType.Weight => "DECIMAL(28,18)",
        ColumnType.CreditedOrders => "DECIMAL(28,10)",
        ColumnType.Time => "TIMESTAMP WITH TIME ZONE",
        ColumnType.Day => "DATE",
        ColumnType.Flag => "BOOLEAN",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type."),
    };

    private static string FromCsv(TableColumn column) =>
        column.Type == ColumnType.Text ? $"\"{column.Name}\"" : Written(column, $"nullif(\"{column.Name}\", '')");

    /// <summary>A value as DuckDB writes it; decimals with more digits than any type has, so that none is rounded away.</summary>
    private static string Written(TableColumn column, string value) =>
        $"{value}::{(TypeOf(column.Type) is var type && type.StartsWith("DECIMAL", StringComparison.Ordinal) ? "DECIMAL(38,14)" : type)}::VARCHAR";

    private List<string?[]> Rows(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column).ToString())]);
        }

        return rows;
    }
}
