using System.Globalization;
using Puffy.Analytics.Intake;
using Puffy.Ingest.Files;

namespace Puffy.Ingest;

/// <summary>What is found about a file while it is read.</summary>
internal sealed class FileFindings(ExportFile file)
{
    private readonly List<(Header Header, int Row)> _later = [];

    private DateOnly? _firstDay = file.Day;
    private DateOnly? _firstDateAlone;
    private int _datesAlone;

    /// <summary>The file is read as Windows-1252, since nothing in it is UTF-8.</summary>
    public bool IsEncodingAssumed { get; set; }

    /// <summary>A row was accepted.</summary>
    public void Accepted(AcceptedRow row)
    {
        _firstDay ??= row.Event.Day;
        if (row.TimeMissing)
        {
            _firstDateAlone ??= row.Event.Day;
            _datesAlone++;
        }
    }

    /// <summary>A header with other columns stands in the file.</summary>
    /// <param name="header">The header.</param>
    /// <param name="row">How many rows precede it.</param>
    public void Changed(Header header, int row) => _later.Add((header, row));

    /// <summary>What was found, once the file has been read to its end.</summary>
    /// <param name="header">The file's header.</param>
    /// <param name="previous">The header of the file before; null for the first.</param>
    /// <param name="rows">Rows read.</param>
    /// <param name="failure">Why the file could not be read to its end; null where it could.</param>
    public IReadOnlyList<Finding> All(Header header, Header? previous, int rows, Exception? failure)
    {
        if (header.Names.Count == 0)
        {
            return [new Finding(FindingKinds.EmptyFile, string.Empty, file.Day, "the file is empty; was the export cut short?")];
        }

        var found = Drift(header, previous, string.Empty).ToList();
        foreach (var (later, row) in _later)
        {
            found.AddRange(Drift(later, header, string.Create(CultureInfo.InvariantCulture, $"; a second header says so after row {row}")));
            header = later;
        }

        if (IsEncodingAssumed)
        {
            found.Add(new Finding(
                FindingKinds.EncodingAssumed, string.Empty, file.Day, "the file is not UTF-8 and was read as Windows-1252; export it as UTF-8 if letters look wrong"));
        }

        if (_datesAlone > 0)
        {
            found.Add(new Finding(
                FindingKinds.TimeMissing,
                Column.Timestamp.Name(),
                _firstDateAlone,
                string.Create(CultureInfo.InvariantCulture, $"{_datesAlone} {(_datesAlone == 1 ? "row has" : "rows have")} a date without a time, read as midnight; do not trust sessions and the order of events there")));
        }

        if (failure is not null)
        {
            found.Add(new Finding(FindingKinds.TruncatedFile, string.Empty, file.Day, $"the file could not be read beyond row {rows}: {UnreadableFileException.Shorten(failure.Message)}"));
        }
        else if (rows == 0)
        {
            found.Add(new Finding(FindingKinds.HeaderOnlyFile, string.Empty, file.Day, "the file has a header and no row"));
        }

        return found;
    }

    private IEnumerable<Finding> Drift(Header header, Header? previous, string where) =>
        SchemaDrift.Between(header, previous).Select(change => new Finding(FindingKinds.SchemaDrift, change.Column, _firstDay, change.Detail + where));
}
