namespace Puffy.Silo.PostgreSql;

/// <summary>
/// The table and the statements by which Orleans' ADO.NET persistence provider keeps grain states in a store. The provider
/// takes its statements from the table OrleansQuery by key, passes every parameter used here by name, and takes results by
/// the names of their columns.
/// </summary>
internal static class GrainStates
{
    public const string Tables = """
        CREATE TABLE grain_states(
            service text NOT NULL,
            type text NOT NULL,
            n0 bigint NOT NULL,
            n1 bigint NOT NULL,
            key text NOT NULL,
            version integer NOT NULL,
            payload bytea,
            PRIMARY KEY (type, key, n0, n1, service));
        """;

    private const string IsThisGrain = """
        type = @GrainTypeString AND key = coalesce(@GrainIdExtensionString, '')
            AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND service = @ServiceId
        """;

    /// <summary>The new version, or the expected version if nothing was written: the provider recognises a conflict by it.</summary>
    private const string Outcome = "coalesce((SELECT version FROM written), @GrainStateVersion)";

    /// <summary>The provider's statements by their keys. One statement writes each: it is atomic without a transaction.</summary>
    public static readonly IReadOnlyDictionary<string, string> Queries = new Dictionary<string, string>
    {
        ["ReadFromStorageKey"] = $"""
            SELECT payload AS PayloadBinary, version AS Version FROM grain_states WHERE {IsThisGrain}
            """,
        ["WriteToStorageKey"] = $"""
            WITH written AS (
                INSERT INTO grain_states AS stored (service, type, n0, n1, key, version, payload)
                SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
                WHERE @GrainStateVersion IS NULL OR EXISTS (SELECT FROM grain_states WHERE {IsThisGrain})
                ON CONFLICT (type, key, n0, n1, service) DO UPDATE SET version = stored.version + 1, payload = excluded.payload
                    WHERE stored.version = @GrainStateVersion
                RETURNING version)
            SELECT {Outcome} AS NewGrainStateVersion
            """,
        ["ClearStorageKey"] = $"""
            WITH written AS (
                UPDATE grain_states SET version = version + 1, payload = NULL
                WHERE {IsThisGrain} AND version = @GrainStateVersion
                RETURNING version)
            SELECT {Outcome} AS NewGrainStateVersion
            """,
    };
}
