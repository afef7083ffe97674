using Parquet;
using Parquet.Schema;
using Puffy.Tables.Definition;
using Puffy.Tables.Reading;

namespace Puffy.Tables.ParquetFiles;

/// <summary>The values of one column, gathered until there are enough for a row group.</summary>
internal abstract class ParquetColumn
{
    /// <summary>The column in the file's schema.</summary>
    public abstract DataField Field { get; }

    /// <summary>Adds the value of the current row.</summary>
    public abstract void Add(WrittenTable row);

    /// <summary>Writes what was gathered, and forgets it.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);

    /// <summary>A column for one of a table. A text is never null: none is empty, as in the CSV file. Everything else is null where the CSV file is empty.</summary>
    public static ParquetColumn For(TableColumn column, int at) => column.Type switch
    {
        ColumnType.Text => new Texts(column.Name, at),
        ColumnType.Number => new Values<long>(new DataField<long?>(column.Name), at, row => row.Number(at)),
        ColumnType.Time => new Values<DateTime>(
            new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis, isNullable: true), at, row => row.Time(at)),
        ColumnType.Day => new Values<DateOnly>(new DataField<DateOnly?>(column.Name), at, row => row.Day(at)),
        ColumnType.Flag => new Values<bool>(new DataField<bool?>(column.Name), at, row => row.Flag(at)),
        _ => new Values<decimal>(
            new DecimalDataField(column.Name, ColumnTypes.Precision, column.Type.Decimals()!.Value, isNullable: true), at, row => row.Decimal(at)),
    };

    private sealed class Texts(string name, int at) : ParquetColumn
    {
        private readonly List<string> _texts = [];

        public override DataField Field { get; } = new(name, typeof(string), isNullable: false);

        public override void Add(WrittenTable row) => _texts.Add(row.Text(at));

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        {
            await group.WriteAsync(Field, _texts);
            _texts.Clear();
        }
    }

    private sealed class Values<T>(DataField declared, int at, Func<WrittenTable, T> read) : ParquetColumn
        where T : struct
    {
        private T?[] _values = new T?[1_024];
        private int _count;

        public override DataField Field => declared;

        public override void Add(WrittenTable row)
        {
            if (_count == _values.Length)
            {
                Array.Resize(ref _values, 2 * _count);
            }

            _values[_count++] = row[at].IsEmpty ? null : read(row);
        }

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        {
            await group.WriteAsync<T>(declared, _values.AsMemory(0, _count), cancellationToken: cancellationToken);
            _count = 0;
        }
    }
}
