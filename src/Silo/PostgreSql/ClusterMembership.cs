namespace Puffy.Silo.PostgreSql;

/// <summary>
/// The tables and the statements by which Orleans' ADO.NET clustering provider keeps who is a member of a cluster. See
/// <see cref="GrainStates"/> for how it takes them. Every change of a member takes the next version of its cluster, and is
/// refused where the writer has not seen the last one: the row of the version is locked first, so that it also orders the changes.
/// </summary>
internal static class ClusterMembership
{
    public const string Tables = """
        CREATE TABLE clusters(
            cluster text PRIMARY KEY,
            version integer NOT NULL,
            changed_at timestamptz NOT NULL);

        CREATE TABLE cluster_members(
            cluster text NOT NULL REFERENCES clusters,
            address text NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            silo_name text NOT NULL,
            host_name text NOT NULL,
            status integer NOT NULL,
            proxy_port integer,
            suspect_times text,
            started_at timestamptz NOT NULL,
            alive_at timestamptz NOT NULL,
            PRIMARY KEY (cluster, address, port, generation));
        """;

    private const int Dead = 6;

    private const string IsThisSilo = "cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";

    /// <summary>The columns by the names under which the provider looks for them.</summary>
    private const string Members = """
        SELECT c.cluster AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName,
            m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes,
            m.started_at AS StartTime, m.alive_at AS IAmAliveTime, c.version AS Version
        FROM clusters c LEFT JOIN cluster_members m ON m.cluster = c.cluster
        """;

    /// <summary>The provider's statements by their keys. Those that change something return how many rows they changed.</summary>
    public static readonly IReadOnlyDictionary<string, string> Queries = new Dictionary<string, string>
    {
        ["InsertMembershipVersionKey"] = """
            WITH added AS (INSERT INTO clusters(cluster, version, changed_at) VALUES (@DeploymentId, 0, now()) ON CONFLICT DO NOTHING RETURNING 1)
            SELECT count(*) FROM added
            """,
        ["InsertMembershipKey"] = $"""
            WITH next AS (
                UPDATE clusters SET version = version + 1, changed_at = now()
                WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (SELECT FROM cluster_members WHERE {IsThisSilo})
                RETURNING cluster),
            added AS (
                INSERT INTO cluster_members(cluster, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
                SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM next
                RETURNING 1)
            SELECT count(*) FROM added
            """,
        ["UpdateMembershipKey"] = $"""
            WITH next AS (
                UPDATE clusters SET version = version + 1, changed_at = now()
                WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (SELECT FROM cluster_members WHERE {IsThisSilo})
                RETURNING 1),
            changed AS (
                UPDATE cluster_members SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
                WHERE {IsThisSilo} AND EXISTS (SELECT FROM next)
                RETURNING 1)
            SELECT count(*) FROM changed
            """,
        ["UpdateIAmAlivetimeKey"] = $"UPDATE cluster_members SET alive_at = @IAmAliveTime WHERE {IsThisSilo}",
        ["MembershipReadRowKey"] = $"""
            {Members} AND m.address = @Address AND m.port = @Port AND m.generation = @Generation WHERE c.cluster = @DeploymentId
            """,
        ["MembershipReadAllKey"] = $"{Members} WHERE c.cluster = @DeploymentId",
        ["GatewaysQueryKey"] = """
            SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM cluster_members
            WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0
            """,
        ["CleanupDefunctSiloEntriesKey"] = $"""
            DELETE FROM cluster_members WHERE cluster = @DeploymentId AND status = {Dead} AND alive_at < @IAmAliveTime AND started_at < @IAmAliveTime
            """,
        ["CleanupDefunctSiloEntryKey"] = $"""
            DELETE FROM cluster_members WHERE {IsThisSilo} AND status = {Dead} AND alive_at = @IAmAliveTime AND started_at = @StartTime
                AND coalesce(suspect_times, '') = coalesce(@SuspectTimes, '')
            """,
        ["DeleteMembershipTableEntriesKey"] = """
            WITH members AS (DELETE FROM cluster_members WHERE cluster = @DeploymentId)
            DELETE FROM clusters WHERE cluster = @DeploymentId
            """,
    };
}
