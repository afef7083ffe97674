namespace Puffy.Silo.Sqlite;

/// <summary>
/// The table and the statements by which Orleans' ADO.NET provider keeps grain states in a store. The provider reads
/// its statements from the table OrleansQuery by key, passes every parameter used here by name, and takes results by
/// the names of their columns.
/// </summary>
internal static class GrainStates
{
    /// <summary>The name that the provider knows Microsoft.Data.Sqlite by; it is that of another driver.</summary>
    public const string Invariant = "System.Data.SQLite";

    public const string Tables = """
        CREATE TABLE grain_states(
            service TEXT NOT NULL,
            type TEXT NOT NULL,
            n0 INTEGER NOT NULL,
            n1 INTEGER NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            payload BLOB,
            UNIQUE (type, key, n0, n1, service)) STRICT;

        CREATE TABLE OrleansQuery(QueryKey TEXT PRIMARY KEY, QueryText TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """;

    private const string IsThisGrain = """
        type = @GrainTypeString AND key = coalesce(@GrainIdExtensionString, '')
            AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND service = @ServiceId
        """;

    /// <summary>The new version, or the expected version if nothing was written: the provider recognises a conflict by it.</summary>
    private const string Outcome = """
        SELECT CASE WHEN changes() > 0 THEN coalesce(@GrainStateVersion, 0) + 1 ELSE @GrainStateVersion END AS NewGrainStateVersion;
        """;

    /// <summary>The provider's statements by their keys. One statement writes each: it is atomic without a transaction.</summary>
    public static readonly IReadOnlyDictionary<string, string> Queries = new Dictionary<string, string>
    {
        ["ReadFromStorageKey"] = $"""
            SELECT payload AS PayloadBinary, version AS Version FROM grain_states WHERE {IsThisGrain};
            """,
        ["WriteToStorageKey"] = $"""
            INSERT INTO grain_states(service, type, n0, n1, key, version, payload)
            SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
            WHERE @GrainStateVersion IS NULL OR EXISTS (SELECT 1 FROM grain_states WHERE {IsThisGrain})
            ON CONFLICT DO UPDATE SET version = version + 1, payload = excluded.payload WHERE version = @GrainStateVersion;
            {Outcome}
            """,
        ["ClearStorageKey"] = $"""
            UPDATE grain_states SET version = version + 1, payload = NULL
            WHERE {IsThisGrain} AND version = @GrainStateVersion;
            {Outcome}
            """,
    };
}
