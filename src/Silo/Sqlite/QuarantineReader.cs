using System.Globalization;
using Microsoft.Data.Sqlite;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Reads refused rows on one connection.</summary>
internal sealed class QuarantineReader(SqliteConnection connection)
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns = "file_id, row, reason, detail, raw, user_id, day, empty_columns, checksum";

    private readonly Statement _newest = new(connection, $"""
        SELECT {Columns} FROM quarantine WHERE file_id IN (SELECT value FROM json_each($1)) ORDER BY file_id DESC, row DESC LIMIT $2
        """, 2);

    /// <summary>The newest rows of some sources.</summary>
    public IReadOnlyList<QuarantinedRow> ReadNewest(IReadOnlyList<int> sources, int limit)
    {
        var newest = new List<QuarantinedRow>();
        using var row = _newest.Query($"[{string.Join(',', sources.Select(source => source.ToString(CultureInfo.InvariantCulture)))}]", limit);
        while (row.Read())
        {
            newest.Add(Read(row));
        }

        return newest;
    }

    /// <summary>Reads a row of <see cref="Columns"/>; one whose checksum is wrong is marked as damaged.</summary>
    public static QuarantinedRow Read(SqliteDataReader row)
    {
        var (file, number, reason, detail, raw) = (row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4));
        var (userId, day, empty) = (row.GetString(5), row.IsDBNull(6) ? string.Empty : row.GetString(6), row.GetInt64(7));
        return row.GetInt64(8) == RowChecksums.OfQuarantined(file, number, userId, day, empty, reason, detail, raw)
            ? new QuarantinedRow(
                (int)file,
                (int)number,
                RefusalReasonNames.Parse(reason),
                detail,
                raw,
                userId,
                day.Length == 0 ? null : DateOnly.ParseExact(day, RowChecksums.DayFormat, CultureInfo.InvariantCulture),
                (ColumnSet)empty)
            : QuarantinedRow.Damaged((int)file, (int)number);
    }
}
