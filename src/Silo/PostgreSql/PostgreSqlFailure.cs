using System.Diagnostics;
using Npgsql;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>What PostgreSQL's errors mean for the owner of a store. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal static class PostgreSqlFailure
{
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>
    /// Whether every request would meet this error, so that trying others is of no use: no connection, no resources, an
    /// operator's intervention, a system error, a read-only database, no right, no table, a lock that somebody keeps.
    /// </summary>
    public static bool ConcernsWholeStore(Exception e) => e is not PostgresException error
        || error.SqlState[..2] is "08" or "28" or "3D" or "53" or "57" or "58" or "XX"
        || error.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.LockNotAvailable or IdleInTransactionTimeout;

    /// <summary>Whether the connection is gone, and a new one may work.</summary>
    public static bool ConnectionWasLost(Exception e) => e is NpgsqlException and not PostgresException
        || e is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransactionTimeout };

    /// <summary>Explains an error of the driver; other errors are returned as they are.</summary>
    /// <param name="e">The error.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="outcomeUnknown">Whether the transaction may have been committed all the same.</param>
    public static Exception Explain(Exception e, string store, bool outcomeUnknown = false)
    {
        if (e is not NpgsqlException)
        {
            // Columns have their types, and none but a day may be NULL: only damage gives the driver other values. It tells so by where it throws alone.
            return e is InvalidCastException or InvalidOperationException or ArgumentException or ArithmeticException or FormatException && IsFromDriver(e)
                ? new StoreException($"The store '{store}' is damaged: a row has columns of the wrong type, or is missing ({e.Message}) Restore it from a backup, or load the exports into a new store.", e)
                : e;
        }

        var what = e is PostgresException error ? Explain(error.SqlState) : Lost(e);
        var unknown = outcomeUnknown ? " The write may have been committed. Repeat it: events already stored are recognised." : string.Empty;
        var code = e is PostgresException { SqlState: var state } ? $"PostgreSQL error {state}: " : string.Empty;
        var message = $"The store '{store}' {what}{unknown} ({code}{e.Message})";
        return MayPass(e) ? new StoreUnavailableException(message, e) : new StoreException(message, e);
    }

    /// <summary>
    /// Whether the same request may succeed later: the network, a server that restarts or is overloaded, a full disk that somebody clears,
    /// a primary that comes back. Not a login, a right, a schema or damage.
    /// </summary>
    private static bool MayPass(Exception e) => e is not PostgresException error
        || error.IsTransient
        || error.SqlState[..2] is "08" or "53" or "57"
        || error.SqlState is PostgresErrorCodes.SystemError or PostgresErrorCodes.IoError
        || error.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or IdleInTransactionTimeout;

    /// <summary>Whether the driver threw it, or called what did.</summary>
    private static bool IsFromDriver(Exception e) => new StackTrace(e).GetFrames()
        .Select(frame => frame.GetMethod()?.DeclaringType?.Assembly)
        .FirstOrDefault(assembly => assembly?.GetName().Name?.StartsWith("System.", StringComparison.Ordinal) == false) == typeof(NpgsqlDataReader).Assembly;

    private static string Lost(Exception e) => e.InnerException is TimeoutException
        ? "did not answer in time. Check the server and the network, and try again."
        : "cannot be reached. Check the server and the network, and try again.";

    private static string Explain(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => "cannot grow: the server's disk is full. All acknowledged data is safe. Free some space, and try again.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "cannot be written: the database is read-only. Connect to the primary server, or end its read-only mode, and try again.",
        PostgresErrorCodes.TooManyConnections => "has no free connection. Raise max_connections, lower the connections of the silos, or close other programs, and try again.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => "is being restarted. Try again.",
        IdleInTransactionTimeout => "ended an idle transaction because its silo had stopped responding. Try again.",
        PostgresErrorCodes.LockNotAvailable => "is locked by another silo or program. Find the holder in pg_locks, and try again.",
        PostgresErrorCodes.QueryCanceled => "did not answer in time. Check the load of the server, and try again.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "refused the login. Check the role and its password.",
        PostgresErrorCodes.InvalidCatalogName => "does not exist. Create the database, or correct the connection string.",
        PostgresErrorCodes.InsufficientPrivilege => "denied the role a permission that it needs. Grant it as docs/decisions/0007-postgresql-store.md says.",
        PostgresErrorCodes.UndefinedTable => "lacks a table. Start a silo that may migrate, or restore the database from a backup.",
        PostgresErrorCodes.IoError => "could not be read or written by the server's operating system. Check its disk, and try again.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted or PostgresErrorCodes.UndefinedFile => "is damaged. Restore it from a backup, or load the exports into a new store.",
        _ when state.StartsWith("XX", StringComparison.Ordinal) => "met an error inside PostgreSQL, as damaged data cause it. Check the server's disk; restore the store from a backup, or load the exports into a new one.",
        _ => "refused a statement.",
    };
}
