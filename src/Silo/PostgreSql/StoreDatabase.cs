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
        Writer = Pool(1, string.Create(
            CultureInfo.InvariantCulture,
            $"-c idle_in_transaction_session_timeout={IdleInTransactionSeconds}s -c lock_timeout={seconds:0}s {ByIndex}"));
        Readers = Pool(options.ReadConnections, ByIndex);
        Scans = Pool(options.ScanConnections, ByIndex);
        States = Pool(options.StateConnections);
    }

    public PostgreSqlOptions Options { get; }

    /// <summary>Host, database and schema; no secret.</summary>
    public string Name { get; }

    public NpgsqlDataSource Writer { get; }

    public NpgsqlDataSource Readers { get; }

    public NpgsqlDataSource Scans { get; }

    public NpgsqlDataSource States { get; }

    /// <summary>
    /// Every statement finds its rows by primary key. A plan that was made while a table was small must not read all of
    /// it for ever after, as prepared plans are kept until the table is next analysed.
    /// </summary>
    private static string ByIndex => "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    /// <summary>What callers of a closed store are told.</summary>
    public ObjectDisposedException Closed() => new(objectName: null, $"The store '{Name}' is closed.");

    public void Dispose()
    {
        Writer.Dispose();
        Readers.Dispose();
        Scans.Dispose();
        States.Dispose();
    }

    private NpgsqlDataSource Pool(int connections, string sessionOptions = "")
    {
        var settings = new NpgsqlConnectionStringBuilder(Options.ConnectionString)
        {
            Pooling = true,
            MinPoolSize = 0,
            MaxPoolSize = connections,
            SearchPath = Options.Schema,
            Timeout = (int)Math.Min(Options.Timeout.TotalSeconds, 1024),
            CommandTimeout = (int)Options.Timeout.TotalSeconds,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            Enlist = false,
        };
        settings.ApplicationName ??= "puffy";
        settings.Options = $"{settings.Options} {sessionOptions}".Trim();
        return NpgsqlDataSource.Create(settings);
    }
}
