namespace Puffy.Silo.PostgreSql;

/// <summary>
/// The table and the statements by which Orleans' ADO.NET reminders provider keeps reminders. See <see cref="GrainStates"/> for
/// how it takes them.
/// </summary>
internal static class Reminders
{
    public const string Tables = """
        CREATE TABLE reminders(
            service text NOT NULL,
            grain text NOT NULL,
            name text NOT NULL,
            hash integer NOT NULL,
            starts_at timestamptz NOT NULL,
            period bigint NOT NULL,
            version integer NOT NULL,
            PRIMARY KEY (service, grain, name));
        CREATE INDEX reminders_by_hash ON reminders(service, hash);
        """;

    /// <summary>The columns by the names under which the provider looks for them.</summary>
    private const string Rows = """
        SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
        FROM reminders WHERE service = @ServiceId
        """;

    /// <summary>The provider's statements by their keys.</summary>
    public static readonly IReadOnlyDictionary<string, string> Queries = new Dictionary<string, string>
    {
        ["ReadReminderRowsKey"] = $"{Rows} AND grain = @GrainId",
        ["ReadReminderRowKey"] = $"{Rows} AND grain = @GrainId AND name = @ReminderName",
        // Hashes form a ring; the second statement is of a range that goes over its end.
        ["ReadRangeRows1Key"] = $"{Rows} AND hash > @BeginHash AND hash <= @EndHash",
        ["ReadRangeRows2Key"] = $"{Rows} AND (hash > @BeginHash OR hash <= @EndHash)",
        ["UpsertReminderRowKey"] = """
            INSERT INTO reminders AS stored (service, grain, name, hash, starts_at, period, version)
            VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
            ON CONFLICT (service, grain, name) DO UPDATE
                SET hash = excluded.hash, starts_at = excluded.starts_at, period = excluded.period, version = stored.version + 1
            RETURNING version AS Version
            """,
        ["DeleteReminderRowKey"] = """
            WITH deleted AS (
                DELETE FROM reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version RETURNING 1)
            SELECT count(*) FROM deleted
            """,
        ["DeleteReminderRowsKey"] = "DELETE FROM reminders WHERE service = @ServiceId",
    };
}
