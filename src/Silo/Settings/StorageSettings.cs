using System.ComponentModel;
using Puffy.Silo.PostgreSql;
using Puffy.Silo.Sqlite;
using Puffy.Silo.Writing;

namespace Puffy.Silo.Settings;

/// <summary>Where journeys and all else are kept: in PostgreSQL, or in a file for a cluster of this silo alone.</summary>
internal sealed record StorageSettings
{
    /// <summary>A store that is told nothing but where it is.</summary>
    private static readonly PostgreSqlOptions PostgreSqlDefaults = new(string.Empty);

    [Description("Connection string of a PostgreSQL store, which the silos of a cluster share, such as Host=db;Database=shop;Username=puffy. Give its password by the environment.")]
    public string Postgresql { get; init; } = string.Empty;

    [Description("The file of a SQLite store, for a cluster of this silo alone.")]
    public string Sqlite { get; init; } = string.Empty;

    [Description("The PostgreSQL schema of the store.")]
    public string Schema { get; init; } = PostgreSqlDefaults.Schema;

    [Description("Into how many shards the users of a new store are divided; an existing store keeps its number.")]
    public int Shards { get; init; } = PostgreSqlDefaults.Shards;

    [Description("Whether a silo that starts creates the schema in PostgreSQL, or brings an older one up to date.")]
    public bool Migrate { get; init; } = PostgreSqlDefaults.Migrate;

    [Description("PostgreSQL connections of this silo that read journeys.")]
    public int ReadConnections { get; init; } = PostgreSqlDefaults.ReadConnections;

    [Description("PostgreSQL connections of this silo for exports and rebuilds of rollups.")]
    public int ScanConnections { get; init; } = PostgreSqlDefaults.ScanConnections;

    [Description("PostgreSQL connections of this silo for rollups, ledger, membership and reminders.")]
    public int StateConnections { get; init; } = PostgreSqlDefaults.StateConnections;

    [Description("How long PostgreSQL may take to accept a connection or answer a statement.")]
    public TimeSpan Timeout { get; init; } = PostgreSqlDefaults.Timeout;

    [Description("How many rows may wait in this silo to be written, before further calls are refused and repeated. Default 131072.")]
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
