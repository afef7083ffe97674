using System.ComponentModel;
using Puffy.Silo.PostgreSql;
using Puffy.Silo.Sqlite;
using Puffy.Silo.Writing;

namespace Puffy.Silo.Settings;

/// <summary>Where journeys and all else are kept: in PostgreSQL, or in a file for a cluster of this silo alone.</summary>
internal sealed record StorageSettings
{
    /// <summary>A store that is given only by its location.</summary>
    private static readonly PostgreSqlOptions PostgreSqlDefaults = new(string.Empty);

    [Description("Connection string of a PostgreSQL store, shared by the silos of a cluster, such as Host=db;Database=shop;Username=puffy. Pass the password through the environment.")]
    public string Postgresql { get; init; } = string.Empty;

    [Description("File of a SQLite store, for a cluster with only this silo.")]
    public string Sqlite { get; init; } = string.Empty;

    [Description("The PostgreSQL schema of the store.")]
    public string Schema { get; init; } = PostgreSqlDefaults.Schema;

    [Description("Number of shards in a new store; an existing store keeps its number.")]
    public int Shards { get; init; } = PostgreSqlDefaults.Shards;

    [Description("Whether a starting silo may create the PostgreSQL schema or upgrade an older one.")]
    public bool Migrate { get; init; } = PostgreSqlDefaults.Migrate;

    [Description("PostgreSQL connections of this silo for reading journeys.")]
    public int ReadConnections { get; init; } = PostgreSqlDefaults.ReadConnections;

    [Description("PostgreSQL connections of this silo for exports and rebuilds of rollups.")]
    public int ScanConnections { get; init; } = PostgreSqlDefaults.ScanConnections;

    [Description("PostgreSQL connections of this silo for rollups, ledger, membership and reminders.")]
    public int StateConnections { get; init; } = PostgreSqlDefaults.StateConnections;

    [Description("How long PostgreSQL may take to accept a connection or answer a statement.")]
    public TimeSpan Timeout { get; init; } = PostgreSqlDefaults.Timeout;

    [Description("Most rows that may wait in this silo to be written; further calls are refused and repeated. Default 131072.")]
    public int MaxWaitingRows { get; init; } = WriteBacklog.DefaultLimit;

    /// <summary>Whether the silo shares a PostgreSQL store with others.</summary>
    public bool IsShared => Postgresql.Length > 0;

    public StoreOptions ToSqlite() => new(Sqlite) { Shards = Shards, MaxWaitingRows = MaxWaitingRows };

    public PostgreSqlOptions ToPostgreSql() => new(Postgresql)
    {
        Schema = Schema,
        Shards = Shards,
        Migrate = Migrate,
        ReadConnections = ReadConnections,
        ScanConnections = ScanConnections,
        StateConnections = StateConnections,
        Timeout = Timeout,
        MaxWaitingRows = MaxWaitingRows,
    };

    public void Validate()
    {
        if ((Postgresql.Length > 0) == (Sqlite.Length > 0))
        {
            throw new SettingsException(
                $"The silo has {(IsShared ? "two stores" : "no store")}. Give Store:Postgresql, a connection string, or Store:Sqlite, the file of a store for one silo.");
        }

        if (IsShared)
        {
            ToPostgreSql().Validate();
        }
        else
        {
            ToSqlite().Validate();
        }
    }
}
