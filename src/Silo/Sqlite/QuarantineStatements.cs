using System.Globalization;
using Microsoft.Data.Sqlite;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Writes refused rows inside the writer's transaction.</summary>
internal sealed class QuarantineStatements(SqliteConnection connection)
{
    private readonly Statement _write = new(connection, """
        INSERT OR REPLACE INTO quarantine(file_id, row, user_id, day, empty_columns, reason, detail, raw, checksum)
        VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """, 9);

    private readonly Statement _ofUser = new(connection, "SELECT file_id, row FROM quarantine WHERE user_id = $1", 1);

    private readonly Statement _ofNobodyWithText = new(connection, """
        SELECT file_id, row, raw FROM quarantine WHERE user_id = '' AND instr(raw, $1) > 0
        """, 1);

    private readonly Statement _delete = new(connection, "DELETE FROM quarantine WHERE file_id = $1 AND row = $2", 2);

    public void Write(QuarantinedRow row) => _write.Run(
        row.SourceId, row.Row, row.UserId, row.Day?.ToString(RowChecksums.DayFormat, CultureInfo.InvariantCulture), (int)row.EmptyColumns, row.Reason.Name(), row.Detail, row.Raw, RowChecksums.Of(row));

    /// <summary>Deletes one row.</summary>
    public void Delete(SourceRow row) => _delete.Run(row.SourceId, row.Row);

    /// <summary>Deletes a user's rows, and those of nobody that have the user id as a whole field.</summary>
    /// <returns>The rows that went.</returns>
    public IReadOnlyCollection<SourceRow> Delete(string userId)
    {
        var rows = new HashSet<SourceRow>();
        using (var found = _ofUser.Query(userId))
        {
            while (found.Read())
            {
                rows.Add(new SourceRow(found.GetInt32(0), found.GetInt32(1)));
            }
        }

        foreach (var written in RawText.WaysToWrite(userId))
        {
            using var found = _ofNobodyWithText.Query(written);
            while (found.Read())
            {
                if (RawText.HasField(found.GetString(2), userId))
                {
                    rows.Add(new SourceRow(found.GetInt32(0), found.GetInt32(1)));
                }
            }
        }

        foreach (var (file, row) in rows)
        {
            _delete.Run(file, row);
        }

        return rows;
    }
}
