using Puffy.Client.Logs;
using Puffy.Client.Stores;
using Puffy.Ingest.Files;

namespace Puffy.Client.Runs;

/// <summary>What a run works on: exports, a store, or both.</summary>
/// <param name="Files">The exports, in the order of loading; none to work on what the store holds.</param>
/// <param name="Store">The store.</param>
internal sealed record RunInput(IReadOnlyList<ExportFile> Files, StoreLocation Store)
{
    private const string StoreName = "puffy.store";

    /// <summary>Exports into a fresh store in the output folder, exports into a named store, or a named store as it is.</summary>
    /// <param name="paths">The exports; none for a store as it is.</param>
    /// <param name="store">The named store; null for a fresh one.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="log">Where the framework of a fresh store logs.</param>
    /// <param name="asOf">The time after which events are refused; null for none.</param>
    /// <exception cref="IOException">The exports or the store do not exist.</exception>
    public static RunInput Of(IReadOnlyList<string> paths, StoreLocation? store, string folder, FrameworkLog log, DateTime? asOf = null)
    {
        if (paths.Count == 0 && store is not null)
        {
            return new RunInput([], store.Existing());
        }

        var fresh = Path.Combine(folder, StoreName);
        var files = ExportFiles.Expand(paths, store is null ? fresh : store.File);
        return new RunInput(files, store ?? FreshStore(folder, fresh, log, files, asOf));
    }

    private static StoreLocation FreshStore(string folder, string path, FrameworkLog log, IReadOnlyList<ExportFile> files, DateTime? asOf)
    {
        Directory.CreateDirectory(folder);
        var location = StoreLocation.InFile(path, log);
        if (StartedRun.Find(folder, files, location, asOf) is not null)
        {
            // The same run was interrupted: it goes on with what it has loaded.
            return location;
        }

        foreach (var suffix in new[] { string.Empty, "-wal", "-shm" })
        {
            File.Delete(path + suffix);
        }

        return location;
    }
}
