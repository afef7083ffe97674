using System.Buffers.Text;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CsvHelper;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Wording;
using Puffy.Tables.Definition;
using Puffy.Tables.Runs;

namespace Puffy.Tables.Reading;

/// <summary>A table as it stands on disk, read back row by row in bounded memory.</summary>
internal sealed class WrittenTable : IDisposable
{
    private readonly bool _spreadsheetSafe;
    private readonly FileStream _file;
    private readonly CsvReader _csv;

    private WrittenTable(Table table, FileStream file, bool spreadsheetSafe)
    {
        _spreadsheetSafe = spreadsheetSafe;
        Table = table;
        _file = file;
        Keys = new KeySequence(table);
        _csv = CsvReader.Create(
            file,
            new CsvReaderOptions { Separator = ',', HasHeader = true, SkipEmptyLines = false, MaxRecordSize = 1 << 28, BufferSize = 1 << 18 },
            leaveOpen: true);
    }

    /// <summary>Its definition.</summary>
    internal Table Table { get; }

    /// <summary>What its keys are like, of the rows read so far.</summary>
    internal KeySequence Keys { get; }

    /// <summary>Rows read so far, without the header.</summary>
    internal long Rows { get; private set; }

    /// <summary>The text of a column in the current row, without quotes.</summary>
    internal ReadOnlySpan<byte> this[int column] => _spreadsheetSafe ? CsvCell.FromSpreadsheetSafe(_csv.GetSpan(column)) : _csv.GetSpan(column);

    /// <summary>Opens a table below an output folder.</summary>
    /// <exception cref="InvalidDataException">Its columns are not those of its definition.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    internal static WrittenTable Open(string folder, Table table)
    {
        var file = new FileStream(Path.Combine(folder, table.Path), new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        var opened = new WrittenTable(table, file, RunRecord.IsSpreadsheetSafe(folder));
        try
        {
            opened._csv.ReadHeader();
            return opened._csv.Headers.ToArray().SequenceEqual(table.Columns.Select(column => column.Name))
                ? opened
                : throw new InvalidDataException($"{table.Path} has columns other than {string.Join(", ", table.Columns.Select(column => column.Name))}");
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The row has not one value for each column.</exception>
    internal bool Read()
    {
        if (!_csv.Read())
        {
            return false;
        }

        Rows++;
        if (_csv.FieldCount != Table.Columns.Count)
        {
            throw new InvalidDataException($"{Place} has {_csv.FieldCount} values for {Table.Columns.Count} columns");
        }

        Keys.Next(this);
        return true;
    }

    /// <summary>The place of a column, by its name.</summary>
    internal int Column(string name) => Table.Columns.Index().First(column => column.Item.Name == name).Index;

    /// <summary>The text of a column as a string.</summary>
    internal string Text(int column) => _spreadsheetSafe ? Encoding.UTF8.GetString(this[column]) : _csv.GetString(column);

    /// <summary>
    /// A key as a number: the hexadecimal number that it is, so that it can be written again, or else a 128-bit hash of its text.
    /// </summary>
    internal UInt128 Key(int column)
    {
        const int HexDigits = 32;
        var text = this[column];
        Span<byte> bytes = stackalloc byte[HexDigits / 2];
        return text.Length == HexDigits && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes)
            : XxHash128.HashToUInt128(text);
    }

    /// <summary>A whole number.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal long Number(int column) => Utf8Parser.TryParse(this[column], out long number, out var length) && length == this[column].Length
        ? number
        : throw Unreadable(column, "whole number");

    /// <summary>A decimal number.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal decimal Decimal(int column) => Utf8Parser.TryParse(this[column], out decimal number, out var length) && length == this[column].Length
        ? number
        : throw Unreadable(column, "number");

    /// <summary>A decimal number; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    internal decimal? DecimalOrNone(int column) => this[column].IsEmpty ? null : Decimal(column);

    /// <summary>A time, UTC.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal DateTime Time(int column) => Timestamps.TryParse(this[column], out var time) ? time : throw Unreadable(column, "time");

    /// <summary>A day.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal DateOnly Day(int column) =>
        DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Unreadable(column, "day");

    /// <summary>A currency; none where the column is empty.</summary>
    /// <exception cref="InvalidDataException">It is not a code.</exception>
    internal Currency Currency(int column)
    {
        var text = Text(column);
        return text.Length == 0 ? Analytics.Currencies.Currency.None
            : Analytics.Currencies.Currency.TryParse(text, out var currency) ? currency
            : throw Unreadable(column, "currency code");
    }

    /// <summary>A truth value.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal bool Flag(int column) => this[column] switch
    {
        [(byte)'t', (byte)'r', (byte)'u', (byte)'e'] => true,
        [(byte)'f', (byte)'a', (byte)'l', (byte)'s', (byte)'e'] => false,
        _ => throw Unreadable(column, "truth value"),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _file.Dispose();
    }

    /// <summary>The error of a value that is not what its column holds.</summary>
    internal InvalidDataException Unreadable(int column, string expected) =>
        new($"{Place}: {Table.Columns[column].Name} is '{Encoding.UTF8.GetString(this[column])}', not a {expected}");

    private string Place => string.Create(CultureInfo.InvariantCulture, $"{Table.Path}, row {Rows}");
}
