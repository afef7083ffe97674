using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>What SQLite's errors mean for the owner of a store. Codes: https://sqlite.org/rescode.html.</summary>
internal static class SqliteFailure
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NoDatabase = 26;

    /// <summary>Whether every request would meet this error, so that trying others is of no use.</summary>
    public static bool ConcernsWholeStore(SqliteException e) =>
        e.SqliteErrorCode is Busy or Locked or ReadOnly or IoError or Corrupt or Full or CannotOpen or NoDatabase;

    /// <summary>What the owner is told of an error, where it says something of the store; any other error as it is.</summary>
    public static Exception Explain(Exception e, string storePath) => e switch
    {
        SqliteException sqlite => Explain(sqlite, storePath),

        // Columns of strict tables have their types, so that only damage gives them others. The driver tells it by where it throws alone.
        InvalidOperationException or InvalidCastException when e.TargetSite?.DeclaringType is { Name: "SqliteValueReader" or "SqliteDataRecord" } =>
            new StoreException($"The store '{storePath}' is damaged: a row has columns of the wrong type ({e.Message}) Restore it from a backup, or load the exports into a new store.", e),
        _ => e,
    };

    public static StoreException Explain(SqliteException e, string storePath)
    {
        var what = e.SqliteErrorCode switch
        {
            Busy or Locked => "is locked by another program. Close whatever has the database open, and try again.",
            ReadOnly => "cannot be written: the file, its folder or its disk is read-only. Make them writable, and try again.",
            Full => "cannot grow: the disk is full. All acknowledged data is safe. Free some space, and try again.",
            IoError => "could not be read or written by the operating system. Check the disk and its free space, and try again.",
            Corrupt or NoDatabase => "is damaged. Restore it from a backup, or load the exports into a new store.",
            CannotOpen => "cannot be opened. Check the path and its permissions.",
            _ => "refused a statement.",
        };
        var message = $"The store '{storePath}' {what} (SQLite error {e.SqliteExtendedErrorCode}: {e.Message})";
        return e.SqliteErrorCode is Busy or Locked or Full or IoError ? new StoreUnavailableException(message, e) : new StoreException(message, e);
    }
}
