using Npgsql;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;
using Puffy.Silo.Writing;

namespace Puffy.Silo.PostgreSql;

/// <summary>Which PostgreSQL database keeps the store, and how much of its server a silo may use.</summary>
/// <param name="ConnectionString">
/// Server, database, role and encryption, as Npgsql writes them: <c>Host=db;Database=shop;Username=puffy_run;Password=…;SSL Mode=VerifyFull</c>.
/// Pool sizes in it are overruled by the options here.
/// </param>
public sealed record PostgreSqlOptions(string ConnectionString)
{
    /// <summary>The schema that holds every object of the store and nothing else.</summary>
    public string Schema { get; init; } = "puffy";

    /// <summary>Into how many shards the users of a new store are divided. A store keeps for life the number that it was created with.</summary>
    public int Shards { get; init; } = 32;

    /// <summary>
    /// Whether a silo that starts creates the schema where there is none and brings an older one up to date. If not, the role
    /// needs no right to create anything, and an older schema is an error.
    /// </summary>
    public bool Migrate { get; init; } = true;

    /// <summary>How many connections of a silo read journeys for grains.</summary>
    public int ReadConnections { get; init; } = 4;

    /// <summary>
    /// How many connections of a silo may be busy with scans of whole shards: exports and rebuilds of rollups. Further
    /// scans wait.
    /// </summary>
    public int ScanConnections { get; init; } = 8;

    /// <summary>How many connections of a silo serve the grain states, the membership of the cluster and reminders.</summary>
    public int StateConnections { get; init; } = 4;

    /// <summary>How long to wait for a connection to be made, and for one statement; then the call fails and can be repeated.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many rows of a silo may wait to be written; a call beyond that is refused with <see cref="StoreBusyException"/>.</summary>
    public int MaxWaitingRows { get; init; } = WriteBacklog.DefaultLimit;

    /// <summary>All connections that a silo ever has open: one that writes, and those of the other kinds.</summary>
    public int Connections => 1 + ReadConnections + ScanConnections + StateConnections;

    /// <summary>Checks the options.</summary>
    /// <exception cref="StoreException">An option cannot be used; the message says which and why.</exception>
    public void Validate()
    {
        NpgsqlConnectionStringBuilder parsed;
        try
        {
            parsed = new NpgsqlConnectionStringBuilder(ConnectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StoreException($"The connection string of the PostgreSQL store cannot be read ({e.Message}) Write it as 'Host=db;Database=shop;Username=puffy'.", e);
        }

        if (string.IsNullOrWhiteSpace(parsed.Host) || string.IsNullOrWhiteSpace(parsed.Database))
        {
            throw new StoreException("The connection string of the PostgreSQL store lacks a host or a database. Write it as 'Host=db;Database=shop;Username=puffy'.");
        }

        // Written unquoted into statements and into the search path.
        if (Schema.Length is 0 or > 63 || !Schema.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') || char.IsAsciiDigit(Schema[0]) || Schema == "public")
        {
            throw new StoreException($"The PostgreSQL store cannot have the schema '{Schema}'. Choose a name of its own, of lower-case letters, digits and underscores, such as 'puffy'.");
        }

        if (Shards is < 1 or > StoreOptions.MaxShards)
        {
            throw new StoreException($"The PostgreSQL store cannot have {Shards} shards. Choose 1 to {StoreOptions.MaxShards}.");
        }

        if (ReadConnections < 1 || ScanConnections < 1 || StateConnections < 1)
        {
            throw new StoreException($"The PostgreSQL store needs at least one connection of each kind, not {ReadConnections} to read, {ScanConnections} to scan and {StateConnections} for states.");
        }

        if (MaxWaitingRows < 1)
        {
            throw new StoreException($"The PostgreSQL store cannot let {MaxWaitingRows} rows wait. Choose at least 1.");
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromHours(1))
        {
            throw new StoreException($"The PostgreSQL store cannot wait {Timeout} for its server. Choose one second to one hour.");
        }
    }
}
