using CsvHelper;
using Puffy.Analytics.Intake;

namespace Puffy.Ingest;

/// <summary>Finds the fields of rows under a header.</summary>
internal sealed class RowFields(Header header)
{
    private readonly int[][] _columns = [.. ColumnNames.All.Select(column => header[column].ToArray())];

    /// <summary>The fields of the row on which a reader stands, until it goes on.</summary>
    public RawRow Of(CsvReader row)
    {
        var longest = 0;
        for (var i = 0; row.RawRecord.Length > RowValidator.LongestField && i < row.FieldCount; i++)
        {
            longest = Math.Max(longest, row.GetSpan(i).Length);
        }

        return new RawRow
        {
            UserId = Field(row, Column.UserId),
            Timestamp = Field(row, Column.Timestamp),
            EventName = Field(row, Column.EventName),
            PageUrl = Field(row, Column.PageUrl),
            Referrer = Field(row, Column.Referrer),
            EventData = Field(row, Column.EventData),
            UserAgent = Field(row, Column.UserAgent),
            EventId = Field(row, Column.EventId),
            LongestField = longest,
        };
    }

    /// <summary>The value of a column: of several columns for it, the first that counts, else the first that is not empty.</summary>
    private ReadOnlySpan<byte> Field(CsvReader row, Column column)
    {
        var positions = _columns[(int)column];
        if (positions.Length == 1)
        {
            return row.GetSpan(positions[0]);
        }

        var first = ReadOnlySpan<byte>.Empty;
        foreach (var position in positions)
        {
            var value = row.GetSpan(position);
            if (RowValidator.Counts(column, value))
            {
                return value;
            }

            first = RowValidator.IsEmpty(first) ? value : first;
        }

        return first;
    }
}
