using CsvHelper;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Ingest;

/// <summary>
/// Reads one export as a stream, in bounded memory: every row is either accepted or refused. Quotes are read as RFC 4180 has them; a stray
/// quote inside a field, and text after a closing quote, are kept as text.
/// </summary>
public sealed class ExportReader : IDisposable
{
    /// <summary>A row that is longer, in bytes, is refused without being held: a field of it is too long, or a quote is never closed.</summary>
    private const int LongestRow = 8 << 20;

    private const string NeverClosed = "a quote is opened and never closed; the rest of the file is part of this row";
    private const string BrokenOff = "the file breaks off inside this row; export it again";

    private const int BatchRows = 16_384;
    private const int BatchBytes = 8 << 20;

    private readonly ExportStream _text;
    private readonly RowValidator _validator;
    private readonly int _fileId;
    private readonly ExportFile _file;
    private readonly int[] _columns;
    private CsvReader _csv;

    /// <summary>Where in the text the rows of <see cref="_csv"/> begin.</summary>
    private long _origin;

    private DateOnly? _firstDay;
    private bool _misquoted;
    private bool _ended;

    private ExportReader(ExportFile file, int fileId, RowValidator validator, ExportStream text)
    {
        _file = file;
        _fileId = fileId;
        _validator = validator;
        _text = text;
        _firstDay = file.Day;
        _csv = Records(hasHeader: true);
        Header = ReadHeader();
        _columns = [.. ColumnNames.All.Select(column => Header[column])];
    }

    /// <summary>The file's header; of no names where the file is empty.</summary>
    public Header Header { get; }

    /// <summary>Rows read so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Bytes of the file that were read so far, for progress; of a compressed file the compressed ones.</summary>
    public long Position => _text.FilePosition;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fileId">The number that its rows are to carry.</param>
    /// <param name="validator">Judges the rows.</param>
    /// <exception cref="UnreadableFileException">The file can't be read, is no text, or lacks a required column.</exception>
    public static ExportReader Open(ExportFile file, int fileId, RowValidator validator)
    {
        ArgumentNullException.ThrowIfNull(file);
        ExportStream? text = null;
        try
        {
            text = new ExportStream(file.Path);
            return new ExportReader(file, fileId, validator, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            text?.Dispose();
            throw exception switch
            {
                UnreadableFileException => exception,
                CsvFormatException => new UnreadableFileException("the header does not end within 8 MiB; is this a CSV file?", exception),
                _ => new UnreadableFileException(exception.Message, exception),
            };
        }
    }

    /// <summary>Reads the next rows.</summary>
    /// <returns>The rows, to be disposed by the caller; null at the end of the file.</returns>
    public ReadBatch? ReadNext()
    {
        var batch = new ReadBatch();
        while (!_ended && batch.Rows < BatchRows && batch.RawBytes < BatchBytes)
        {
            ReadRow(batch);
        }

        if (batch.Rows > 0)
        {
            return batch;
        }

        batch.Dispose();
        return null;
    }

    /// <summary>What was found about the file, once it has been read to its end.</summary>
    /// <param name="previous">The header of the file before; null for the first.</param>
    public IReadOnlyList<Finding> Findings(Header? previous)
    {
        if (Header.Names.Count == 0)
        {
            return [new Finding(FindingKinds.EmptyFile, string.Empty, _file.Day, "the file is empty; was the export cut short?")];
        }

        var drift = SchemaDrift.Between(Header, previous)
            .Select(change => new Finding(FindingKinds.SchemaDrift, change.Column, _firstDay, change.Detail));
        var truncated = _text.Failure is { } failure
            ? [new Finding(FindingKinds.TruncatedFile, string.Empty, _file.Day, $"the file could not be read beyond row {Rows}: {Shortened(failure.Message)}")]
            : Array.Empty<Finding>();
        return Rows == 0 && _text.Failure is null
            ? [.. drift, new Finding(FindingKinds.HeaderOnlyFile, string.Empty, _file.Day, "the file has a header and no row")]
            : [.. drift, .. truncated];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private CsvReader Records(bool hasHeader) => CsvReader.Create(
        _text,
        new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = hasHeader,
            MaxRecordSize = LongestRow,
            BufferSize = 1 << 18,
            OnMalformedRecord = _ => _misquoted = true,
        },
        leaveOpen: true);

    private Header ReadHeader()
    {
        _csv.ReadHeader();
        var names = _csv.Headers.ToArray();
        if (_text is { Failure: { } failure, BytesRead: 0 })
        {
            throw new UnreadableFileException(
                failure is InvalidDataException ? $"the file can't be decompressed; is it gzip, as its name says, and whole? {failure.Message}" : failure.Message, failure);
        }

        if (names.Length == 0)
        {
            _ended = true;
            return new Header([]);
        }

        if (names.Any(name => name.Contains('\uFFFD') || name.Any(letter => letter != '\t' && char.IsControl(letter))))
        {
            throw new UnreadableFileException("the header is no text; is this a CSV file? Save it as UTF-8 CSV.");
        }

        var header = new Header(names);
        var missing = header.MissingRequired.Select(column => column.Name()).ToList();
        return missing.Count == 0 ? header : throw new UnreadableFileException(
            $"the header has no column for {string.Join(" and ", missing)}; it has: {Shortened(string.Join(", ", header.Names))}");
    }

    private void ReadRow(ReadBatch batch)
    {
        _misquoted = false;
        try
        {
            _ended = !_csv.Read();
        }
        catch (CsvFormatException tooLong)
        {
            Rows++;
            RefuseLong(batch, new SourceRow(_fileId, Rows), _origin + tooLong.ByteOffset);
            return;
        }

        if (!_ended)
        {
            Rows++;
            Judge(batch, new SourceRow(_fileId, Rows));
        }
    }

    /// <summary>Refuses a row by its first bytes alone, and goes on with the row after it.</summary>
    private void RefuseLong(ReadBatch batch, SourceRow source, long start)
    {
        var row = _text.Skip(start, ReadBatch.LongestRaw);
        var refusal = row switch
        {
            { IsOpen: true } => Malformed(NeverClosed),
            _ when row.Fields != Header.Names.Count => Malformed(WrongFields(row.Fields)),
            _ when _text.Failure is not null => Malformed(BrokenOff),
            _ => Malformed($"the row is {row.Length} bytes long; at most {RowValidator.LongestField} are taken of a field") with
            {
                Reason = RefusalReason.OversizedField,
            },
        };
        batch.Refuse(source, refusal, row.Start, row.Length);
        _csv.Dispose();
        _csv = Records(hasHeader: false);
        _origin = _text.BytesRead;
    }

    private void Judge(ReadBatch batch, SourceRow source)
    {
        var raw = _csv.RawRecord;
        var accepted = default(AcceptedRow);
        var refusal = MalformedRow(raw) ?? _validator.Judge(FieldsOf(), source, out accepted);
        if (refusal is null)
        {
            _firstDay ??= accepted.Event.Day;
            batch.Accept(accepted, raw);
        }
        else
        {
            batch.Refuse(source, refusal.Day is null ? refusal with { Day = _file.Day } : refusal, raw, raw.Length);
        }
    }

    private Refusal? MalformedRow(ReadOnlySpan<byte> raw)
    {
        var detail = IsBrokenOff(raw) ? BrokenOff
            : _misquoted && RecordScanner.EndsInQuotes(raw) ? NeverClosed
            : _csv.FieldCount != Header.Names.Count ? WrongFields(_csv.FieldCount)
            : raw.Contains((byte)0) ? "a field has a NUL byte"
            : null;
        return detail is null ? null : Malformed(detail);
    }

    /// <summary>Whether the file can't be read beyond a place in the row: what is there of it may look whole and is not.</summary>
    private bool IsBrokenOff(ReadOnlySpan<byte> raw) =>
        _text.Failure is not null && _origin + _csv.ByteOffset + raw.Length >= _text.BytesRead;

    private string WrongFields(int fields) =>
        $"the row has {fields} {(fields == 1 ? "field" : "fields")} where the header has {Header.Names.Count}; is a comma or a quote not quoted?";

    /// <summary>A malformed row tells nothing of its columns, so it counts as empty in none.</summary>
    private Refusal Malformed(string detail) => new(RefusalReason.MalformedRow, detail, string.Empty, _file.Day, ColumnSet.None);

    private RawRow FieldsOf()
    {
        var longest = 0;
        for (var i = 0; _csv.RawRecord.Length > RowValidator.LongestField && i < _csv.FieldCount; i++)
        {
            longest = Math.Max(longest, _csv.GetSpan(i).Length);
        }

        return new RawRow
        {
            UserId = Field(Column.UserId),
            Timestamp = Field(Column.Timestamp),
            EventName = Field(Column.EventName),
            PageUrl = Field(Column.PageUrl),
            Referrer = Field(Column.Referrer),
            EventData = Field(Column.EventData),
            UserAgent = Field(Column.UserAgent),
            EventId = Field(Column.EventId),
            LongestField = longest,
        };
    }

    private ReadOnlySpan<byte> Field(Column column) => _columns[(int)column] is var at and >= 0 ? _csv.GetSpan(at) : default;

    private static string Shortened(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "…");
}
