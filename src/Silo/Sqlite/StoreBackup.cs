using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>A copy of a store in a file, as of one moment, made while another process may be writing to it.</summary>
public static class StoreBackup
{
    /// <summary>Copies a store, checks the copy, and gives it its name only then.</summary>
    /// <param name="storePath">The store.</param>
    /// <param name="target">The file to write; one that is there is replaced.</param>
    /// <param name="cancellationToken">Gives up; the target stays as it was.</param>
    /// <returns>How many journeys the copy holds.</returns>
    /// <exception cref="StoreException">The file is not a store, the copy can't be written, or the store is damaged.</exception>
    public static async Task<long> WriteAsync(string storePath, string target, CancellationToken cancellationToken)
    {
        var store = new StoreFile(new StoreOptions(storePath));
        var unfinished = Path.GetFullPath(target) + ".new";
        if (!File.Exists(store.Path))
        {
            throw new StoreException($"The store '{storePath}' does not exist.");
        }

        if (store.Path == Path.GetFullPath(target))
        {
            throw new StoreException($"The backup of '{storePath}' can't be the store itself. Name another file.");
        }

        try
        {
            store.RefuseForeign();
            Directory.CreateDirectory(Path.GetDirectoryName(unfinished)!);
            File.Delete(unfinished);
            await Task.Run(() => Copy(store, unfinished), cancellationToken);
            var journeys = await CheckAsync(unfinished, cancellationToken);
            using (var copy = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                RandomAccess.FlushToDisk(copy);
            }

            File.Move(unfinished, target, overwrite: true);
            return journeys;
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Explain(e, storePath);
        }
        finally
        {
            foreach (var suffix in new[] { "", "-wal", "-shm", ".lock" })
            {
                File.Delete(unfinished + suffix);
            }
        }
    }

    private static void Copy(StoreFile store, string unfinished)
    {
        using var source = store.OpenReader();
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString());
        copy.Open();
        source.BackupDatabase(copy);
    }

    private static async Task<long> CheckAsync(string path, CancellationToken cancellationToken)
    {
        using var copy = SqliteStore.Open(new StoreOptions(path));
        using (var connection = copy.File.OpenReader())
        using (var row = new Statement(connection, "PRAGMA integrity_check(1)").Query())
        {
            var finding = row.Read() ? row.GetString(0) : "no answer";
            if (finding != "ok")
            {
                throw new StoreException($"The backup was not written: SQLite finds the store damaged ({finding}) See what is damaged with: puffy check");
            }
        }

        var journeys = 0L;
        for (var shard = 0; shard < copy.Settings.Shards; shard++)
        {
            await foreach (var batch in (await copy.Journeys.ScanAsync(shard, cancellationToken)).Batches)
            {
                foreach (var stored in batch)
                {
                    StoredEvents.Read(stored);
                    journeys++;
                }
            }
        }

        await foreach (var batch in copy.Quarantine.ScanAsync(cancellationToken))
        {
            foreach (var row in batch)
            {
                row.RequireSound();
            }
        }

        return journeys;
    }
}
