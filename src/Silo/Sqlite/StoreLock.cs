using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// The right to open a store, held by one process at a time. It is an operating system's lock on a file next to the
/// store, so that it goes with its process, however that ends. The file itself stays: were it deleted, two processes
/// could each hold a lock, one on the deleted file and one on its successor.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Whether anybody has ever opened the store here; if not, nobody has it open.</summary>
    public static bool WasTaken(string storePath) => File.Exists(PathFor(storePath));

    /// <exception cref="StoreException">Another process has the store open, or the lock file cannot be written.</exception>
    public static StoreLock Take(string storePath)
    {
        var path = PathFor(storePath);
        try
        {
            return new StoreLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException or FileNotFoundException or PathTooLongException)
        {
            throw new StoreException($"The store '{storePath}' cannot be opened: '{path}' cannot be written ({e.Message}) Check the path and its permissions.", e);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new StoreException($"The store '{storePath}' is in use by another puffy process. Wait for it to end, or use another store.", e);
        }
        catch (IOException e)
        {
            throw new StoreException($"The store '{storePath}' cannot be opened: '{path}' cannot be created ({e.Message}) Check the path, its permissions and the space on its disk.", e);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Beside the file itself, whichever link it was reached by, as SQLite keeps its log.</summary>
    private static string PathFor(string storePath) =>
        $"{(File.Exists(storePath) ? File.ResolveLinkTarget(storePath, returnFinalTarget: true)?.FullName : null) ?? storePath}.lock";
}
