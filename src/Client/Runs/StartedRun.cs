using System.Text.Json;
using System.Text.Json.Serialization;
using Puffy.Client.Stores;
using Puffy.Grains.Loading;
using Puffy.Ingest.Files;

namespace Puffy.Client.Runs;

/// <summary>
/// A run that has begun and is not done, as a file in its output folder tells: one that was interrupted after its load goes on behind
/// it. The same run is one of the same files, by path, size and time of change, into the same store.
/// </summary>
/// <param name="Store">The store.</param>
/// <param name="AsOf">The time after which events are refused; null for none.</param>
/// <param name="Files">The exports.</param>
/// <param name="LoadedBefore">How many files the store held before.</param>
internal sealed record StartedRun(string Store, DateTime? AsOf, IReadOnlyList<StartedFile> Files, int LoadedBefore)
{
    private const string FileName = "run.started";

    /// <summary>The run of some files that began in a folder; null where none did, or another one.</summary>
    public static StartedRun? Find(string folder, IReadOnlyList<ExportFile> files, StoreLocation store, DateTime? asOf)
    {
        try
        {
            var started = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, FileName)), StartedRunJson.Default.StartedRun);
            return started is not null && started.Store == NameOf(store) && started.AsOf == asOf && started.Files.SequenceEqual(files.Select(StartedFile.Of)) ? started : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // None, or one whose process was killed while it wrote this.
            return null;
        }
    }

    /// <summary>Notes that a run begins.</summary>
    public static async Task<StartedRun> BeginAsync(string folder, IReadOnlyList<ExportFile> files, StoreLocation location, DateTime? asOf, ILoadLedgerGrain ledger)
    {
        var started = new StartedRun(NameOf(location), asOf, [.. files.Select(StartedFile.Of)], (await ledger.ReadAsync()).Files.Length);
        await File.WriteAllBytesAsync(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(started, StartedRunJson.Default.StartedRun));
        return started;
    }

    /// <summary>Notes that a folder's run is done.</summary>
    public static void End(string folder) => File.Delete(Path.Combine(folder, FileName));

    /// <summary>What the store says of the run's files, if their load was completed; null where it was not.</summary>
    public async Task<IReadOnlyList<LoadedFile>?> LoadedAsync(ILoadLedgerGrain ledger)
    {
        var all = (await ledger.ReadAsync()).Files;
        var own = all.Skip(LoadedBefore).ToList();
        return own.Count == Files.Count && own.TrueForAll(file => file.Complete) ? own : null;
    }

    private static string NameOf(StoreLocation store) => store.File ?? store.ToString();
}

/// <summary>A file of a run.</summary>
/// <param name="Path">Its whole path.</param>
/// <param name="Entry">Its name in an archive; null for a file of its own.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="ChangedAt">When it was last changed, UTC.</param>
internal sealed record StartedFile(string Path, string? Entry, long Length, DateTime ChangedAt)
{
    /// <summary>The file as it is now.</summary>
    public static StartedFile Of(ExportFile file) => new(System.IO.Path.GetFullPath(file.Path), file.Entry, file.Length, File.GetLastWriteTimeUtc(file.Path));
}

/// <summary>How started runs are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StartedRun))]
internal sealed partial class StartedRunJson : JsonSerializerContext;
