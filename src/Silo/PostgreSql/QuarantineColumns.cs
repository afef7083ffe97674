using System.Globalization;
using System.Text;
using Npgsql;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>The columns of a quarantined row, as a query gives them.</summary>
internal static class QuarantineColumns
{
    /// <summary>The columns, in the order in which they are read.</summary>
    public const string All = "file_id, row, user_id, day, empty_columns, reason, detail, raw, checksum";

    /// <summary>Reads a row of <see cref="All"/>; one whose checksum is wrong is marked as damaged.</summary>
    public static QuarantinedRow Read(NpgsqlDataReader row) => row.GetInt64(8) == Checksum(row, from: 0)
        ? new QuarantinedRow(
            row.GetInt32(0),
            row.GetInt32(1),
            RefusalReasonNames.Parse(row.GetString(5)),
            Text(row, 6),
            Text(row, 7),
            Text(row, 2),
            row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3),
            (ColumnSet)row.GetInt32(4))
        : QuarantinedRow.Damaged(row.GetInt32(0), row.GetInt32(1));

    /// <summary>The checksum of a row by its columns but the last.</summary>
    /// <param name="row">The row.</param>
    /// <param name="from">Where its first column stands.</param>
    public static long Checksum(NpgsqlDataReader row, int from) => RowChecksums.OfQuarantined(
        row.GetInt32(from),
        row.GetInt32(from + 1),
        Text(row, from + 2),
        row.IsDBNull(from + 3) ? string.Empty : row.GetFieldValue<DateOnly>(from + 3).ToString(RowChecksums.DayFormat, CultureInfo.InvariantCulture),
        row.GetInt32(from + 4),
        row.GetString(from + 5),
        Text(row, from + 6),
        Text(row, from + 7));

    private static string Text(NpgsqlDataReader row, int column) => Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(column));
}
