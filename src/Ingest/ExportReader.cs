using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Ingest.Decoding;
using Puffy.Ingest.Files;

namespace Puffy.Ingest;

/// <summary>
/// Reads one export as a stream, in bounded memory: every row is either accepted or refused. Quotes are read as RFC 4180 has them; a stray
/// quote inside a field, and text after a closing quote, are kept as text.
/// </summary>
public sealed class ExportReader : IDisposable
{
    /// <summary>A row that is longer, in bytes, is refused without being held: a field of it is too long, or a quote is never closed.</summary>
    private const int LongestRow = 8 << 20;

    private const string NeverClosed = "a quote is opened but never closed; the rest of the file is part of this row";
    private const string BrokenOff = "the file breaks off inside this row; export it again";

    /// <summary>A header in the midst of a file is not longer, in bytes.</summary>
    private const int LongestHeaderWithin = 1 << 20;

    private const int BatchRows = 16_384;
    private const int BatchBytes = 8 << 20;

    private static readonly int RequiredColumns = ColumnNames.All.Count(column => column.IsRequired());

    private readonly ExportStream _text;
    private readonly RowValidator _validator;
    private readonly int _fileId;
    private readonly ExportFile _file;
    private readonly FileFindings _findings;
    private readonly Header _header;
    private readonly byte[] _separator;
    private RowFields _fields;
    private CsvReader _csv;

    /// <summary>Where in the text the rows of <see cref="_csv"/> begin.</summary>
    private long _origin;

    /// <summary>The encoding is known: a mark or a letter tells it, or it was assumed.</summary>
    private bool _isEncodingKnown;
    private bool _misquoted;
    private bool _ended;

    private ExportReader(ExportFile file, int fileId, RowValidator validator, ExportStream text)
    {
        _file = file;
        _fileId = fileId;
        _validator = validator;
        _text = text;
        _findings = new FileFindings(file);
        _isEncodingKnown = text.IsMarked;
        var first = FirstRecord.Peek(text, LongestRow);
        first.RequireReadable(text);
        if (!Utf8.IsValid(first.Bytes) && IsWindows1252())
        {
            ReadAsWindows1252(0);
            first = FirstRecord.Peek(text, LongestRow);
        }

        _separator = [first.Separator];
        _header = Header = first.Header;
        _fields = new RowFields(Header);
        _csv = Records(hasHeader: true);
        _csv.ReadHeader();
        _ended = Header.Names.Count == 0;
    }

    /// <summary>The header that was read last; of no names where the file is empty.</summary>
    public Header Header { get; private set; }

    /// <summary>Rows read so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Bytes of the file that were read so far, for progress; of a packed file the packed ones.</summary>
    public long Position => _text.FilePosition;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fileId">The number that its rows are to carry.</param>
    /// <param name="validator">Judges the rows.</param>
    /// <exception cref="UnreadableFileException">The file can't be read, is not text, or lacks a required column.</exception>
    public static ExportReader Open(ExportFile file, int fileId, RowValidator validator)
    {
        ArgumentNullException.ThrowIfNull(file);
        ExportStream? text = null;
        try
        {
            text = new ExportStream(file);
            return new ExportReader(file, fileId, validator, text);
        }
        catch (Exception exception) when (ExportStream.IsFailure(exception))
        {
            text?.Dispose();
            throw exception as UnreadableFileException ?? new UnreadableFileException(exception.Message, exception);
        }
    }

    /// <summary>Reads the next rows.</summary>
    /// <returns>The rows; null at the end of the file.</returns>
    public ReadBatch? ReadNext()
    {
        var batch = new ReadBatch();
        while (!_ended && batch.Rows < BatchRows && batch.Bytes < BatchBytes)
        {
            ReadRow(batch);
        }

        return batch.Rows > 0 ? batch : null;
    }

    /// <summary>The text of the file, to be read again once it has been read to its end.</summary>
    public FileText Text => new(_file, _text.Encoding);

    /// <summary>What was found about the file, once it has been read to its end.</summary>
    /// <param name="previous">The header of the file before; null for the first.</param>
    public IReadOnlyList<Finding> Findings(Header? previous) => _findings.All(_header, previous, Rows, _text.Failure);

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
            Separator = (char)_separator[0],
            HasHeader = hasHeader,
            MaxRecordSize = LongestRow,
            BufferSize = 1 << 18,
            OnMalformedRecord = _ => _misquoted = true,
        },
        leaveOpen: true);

    /// <summary>Whether to read the file as Windows-1252 after bytes in it were not UTF-8: nothing else in it may be UTF-8.</summary>
    private bool IsWindows1252()
    {
        var isKnown = _isEncodingKnown;
        _isEncodingKnown = true;
        return !isKnown && !ExportStream.HoldsUtf8(_file);
    }

    private void ReadAsWindows1252(long start)
    {
        _findings.IsEncodingAssumed = true;
        _text.Restart(start, TextEncoding.Windows1252);
    }

    private void ContinueFrom(long place)
    {
        _csv.Dispose();
        _csv = Records(hasHeader: false);
        _origin = place;
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
        var row = SkippedRecord.Skip(_text, start, KeptText.Longest, _separator);
        var refusal = row switch
        {
            { IsOpen: true } => Malformed(NeverClosed),
            _ when row.Fields != Header.Names.Count => Malformed(WrongFields(row.Fields)),
            _ when _text.Failure is not null => Malformed(BrokenOff),
            _ => Malformed($"the row is {row.Length} bytes long; a field may have at most {RowValidator.LongestField}") with
            {
                Reason = RefusalReason.OversizedField,
            },
        };
        batch.Refuse(source, refusal, row.Start, row.Length);
        ContinueFrom(_text.BytesRead);
    }

    private void Judge(ReadBatch batch, SourceRow source)
    {
        var raw = _csv.RawRecord;
        var isText = Utf8.IsValid(raw);
        if (!_isEncodingKnown && !Ascii.IsValid(raw) && !IsBrokenOff(raw))
        {
            if (!isText && !Utf8Evidence.Is(raw) && IsWindows1252())
            {
                // Everything before is ASCII, which is the same in both encodings.
                var start = _origin + _csv.ByteOffset;
                ReadAsWindows1252(start);
                ContinueFrom(start);
                Rows--;
                return;
            }

            _isEncodingKnown = true;
        }

        var accepted = default(AcceptedRow);
        var refusal = MalformedRow(raw, isText) ?? _validator.Judge(_fields.Of(_csv), source, out accepted);
        if (refusal is null)
        {
            _findings.Accepted(accepted);
            batch.Accept(accepted, new TextPlace(_origin + _csv.ByteOffset, raw.Length));
        }
        else if ((refusal.Reason == RefusalReason.MalformedRow || refusal.Day is null) && IsHeader(out var header))
        {
            // A row with a time can't be a header, so it is skipped.
            Rows--;
            Adopt(header);
        }
        else
        {
            batch.Refuse(source, refusal.Day is null ? refusal with { Day = _file.Day } : refusal, raw, raw.Length);
        }
    }

    /// <summary>Whether the row is a header, of a file that was joined to another: it names every required column.</summary>
    private bool IsHeader([NotNullWhen(true)] out Header? header)
    {
        header = null;
        if (_csv.FieldCount < RequiredColumns || _csv.RawRecord.Length > LongestHeaderWithin)
        {
            return false;
        }

        var names = new string[_csv.FieldCount];
        for (var i = 0; i < names.Length; i++)
        {
            // After a byte order mark, quotes are not taken for those of a field.
            names[i] = Encoding.UTF8.GetString(_csv.GetSpan(i)).Trim().TrimStart('\uFEFF').Trim('"');
        }

        header = new Header(names);
        return !header.MissingRequired.Any();
    }

    private void Adopt(Header header)
    {
        if (!header.Names.SequenceEqual(Header.Names))
        {
            _findings.Changed(header, Rows);
            Header = header;
            _fields = new RowFields(header);
        }
    }

    private Refusal? MalformedRow(ReadOnlySpan<byte> raw, bool isText)
    {
        var detail = IsBrokenOff(raw) ? BrokenOff
            : _misquoted && RecordScanner.EndsInQuotes(raw, _separator) ? NeverClosed
            : _csv.FieldCount != Header.Names.Count ? WrongFields(_csv.FieldCount)
            : raw.Contains((byte)0) ? "a field has a NUL byte"
            : isText ? null
            : $"the row has bytes that are not {_text.Encoding.Name()}, the encoding of the rest of the file; export it again in one encoding, preferably UTF-8";
        return detail is null ? null : Malformed(detail);
    }

    /// <summary>Whether the file can't be read beyond a place in the row: what is there of it may look whole and is not.</summary>
    private bool IsBrokenOff(ReadOnlySpan<byte> raw) =>
        _text.Failure is not null && _origin + _csv.ByteOffset + raw.Length >= _text.BytesRead;

    private string WrongFields(int fields) =>
        $"the row has {fields} {(fields == 1 ? "field" : "fields")} where the header has {Header.Names.Count}; is a separator or a quote not quoted?";

    /// <summary>A malformed row tells nothing of its columns, so it counts as empty in none.</summary>
    private Refusal Malformed(string detail) => new(RefusalReason.MalformedRow, detail, string.Empty, _file.Day, ColumnSet.None);
}
