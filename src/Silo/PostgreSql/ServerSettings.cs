using Npgsql;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>What a store needs of its server's settings.</summary>
internal static class ServerSettings
{
    /// <summary>Checks that the server is new enough, keeps what it acknowledges, and has the connections that a silo may take.</summary>
    /// <exception cref="StoreException">It does not; the message says what to change.</exception>
    public static void Check(NpgsqlConnection connection, StoreDatabase database)
    {
        if (connection.PostgreSqlVersion.Major < 13)
        {
            throw new StoreException($"The store '{database.Name}' is on PostgreSQL {connection.PostgreSqlVersion}. Use version 13 or later.");
        }

        using var command = new NpgsqlCommand(
            """
            SELECT current_setting('synchronous_commit'),
                current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
                (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user),
                (SELECT datconnlimit FROM pg_database WHERE datname = current_database())
            """,
            connection);
        using var row = command.ExecuteReader();
        row.Read();
        if (row.GetString(0) == "off")
        {
            throw new StoreException($"The store '{database.Name}' would acknowledge events that are not yet on disk: synchronous_commit is off. Set it to on for the database or the role.");
        }

        var limits = new (string Name, int Connections)[]
        {
            ("max_connections less superuser_reserved_connections", row.GetInt32(1)),
            ("the connection limit of the role", row.GetInt32(2)),
            ("the connection limit of the database", row.GetInt32(3)),
        };
        var budget = database.Options.Connections;
        foreach (var (name, connections) in limits.Where(limit => limit.Connections >= 0 && limit.Connections < budget))
        {
            throw new StoreException($"The store '{database.Name}' allows {connections} connections ({name}), but a silo may take {budget}. Raise the limit to {budget} for each silo, or lower the connections of the silos.");
        }
    }
}
