using System.Globalization;
using Npgsql;

namespace Puffy.Silo.PostgreSql;

/// <summary>The store's database as one silo uses it: its connections, each kind in a pool that is never exceeded, and its name in messages.</summary>
internal sealed class StoreDatabase : IDisposable
{
    /// <summary>
    /// A silo that is stopped in the middle of a transaction, its process or its machine, must not keep a shard locked
    /// for the others: the server ends its session.
    /// </summary>
    private const int IdleInTransactionSeconds = 10;

    public StoreDatabase(PostgreSqlOptions options)
    {
        Options = options;
        var server = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        Name = string.Create(CultureInfo.InvariantCulture, $"{server.Host}:{server.Port}/{server.Database}, schema {options.Schema}");

        var seconds = options.Timeout.TotalSeconds;
        Writer = Connections(pooled: 0, prepares: true, string.Create(
            CultureInfo.InvariantCulture,
            $"-c idle_in_transaction_session_timeout={IdleInTransactionSeconds}s -c lock_timeout={seconds:0}s {ByIndex}"));
        Readers = Connections(options.ReadConnections, prepares: true, ByIndex);
        Scans = Connections(options.ScanConnections, prepares: false, ByIndex);
        States = Connections(options.StateConnections, prepares: false);
    }

    public PostgreSqlOptions Options { get; }

    /// <summary>Host, database and schema; no secret.</summary>
    public string Name { get; }

    /// <summary>
    /// For one connection, which is not pooled: where it is given up it is closed. After an error in a batch it has to be, as the driver
    /// (Npgsql 10.0.3) takes statements that it was about to prepare, and that were skipped after the error, for prepared ones.
    /// </summary>
    public NpgsqlDataSource Writer { get; }

    /// <summary>For connections that read in batches: clear the pool after an error, for the same reason.</summary>
    public NpgsqlDataSource Readers { get; }

    public NpgsqlDataSource Scans { get; }

    public NpgsqlDataSource States { get; }

    /// <summary>
    /// Every statement finds its rows by primary key. A plan that was made while a table was small must not read all of
    /// it for ever after, as prepared plans are kept until the table is next analysed. Where all of a table is wanted after all, the
    /// planner takes the forbidden way for so costly that it would compile the statement each time: 30 ms for a table of one row.
    /// </summary>
    private static string ByIndex => "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    /// <summary>The error that callers of a closed store receive.</summary>
    public ObjectDisposedException Closed() => new(objectName: null, $"The store '{Name}' is closed.");

    public void Dispose()
    {
        Writer.Dispose();
        Readers.Dispose();
        Scans.Dispose();
        States.Dispose();
    }

    private NpgsqlDataSource Connections(int pooled, bool prepares, string sessionOptions = "")
    {
        var settings = new NpgsqlConnectionStringBuilder(Options.ConnectionString)
        {
            Pooling = pooled > 0,
            MinPoolSize = 0,
            MaxPoolSize = Math.Max(pooled, 1),
            SearchPath = Options.Schema,
            Timeout = (int)Math.Min(Options.Timeout.TotalSeconds, 1024),
            CommandTimeout = (int)Options.Timeout.TotalSeconds,
            MaxAutoPrepare = prepares ? 50 : 0,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            Enlist = false,
        };
        settings.ApplicationName ??= "puffy";
        settings.Options = $"{settings.Options} {sessionOptions}".Trim();
        return NpgsqlDataSource.Create(settings);
    }
}
