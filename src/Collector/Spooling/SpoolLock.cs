using Puffy.Analytics;

namespace Puffy.Collector.Spooling;

/// <summary>Keeps other processes out of a spool: two that drain one folder would remove each other's records.</summary>
internal sealed class SpoolLock : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Takes the lock of a folder, which ends with this process at the latest.</summary>
    /// <exception cref="InvalidInputException">Another process has it.</exception>
    public SpoolLock(string folder)
    {
        try
        {
            _file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidInputException($"The spool folder '{folder}' is used by another process. Give each process a folder of its own.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
