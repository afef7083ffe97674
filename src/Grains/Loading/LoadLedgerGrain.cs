using System.Collections.Immutable;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Loading;

/// <inheritdoc cref="ILoadLedgerGrain"/>
[GrainType("puffy.ledger")]
internal sealed class LoadLedgerGrain(
    [PersistentState("ledger", StorageNames.States)] IPersistentState<Ledger> ledger, StoreSettings settings) : Grain, ILoadLedgerGrain
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<LoadedFile>> BeginAsync(ImmutableArray<FileToLoad> files)
    {
        var answer = ImmutableArray<LoadedFile>.Empty;
        await ledger.ChangeAsync(now =>
        {
            (answer, var begun) = Begin(now.Files, files);
            return begun.Count == 0 ? now : new Ledger { Files = [.. now.Files, .. begun] };
        });
        return answer;
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(LoadedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Rows != file.Accepted + file.Quarantined)
        {
            throw new InvalidOperationException(
                $"{file.Name}: {file.Rows} rows were read, but {file.Accepted} accepted and {file.Quarantined} quarantined: {file.Rows - file.Accepted - file.Quarantined} are lost.");
        }

        await ledger.ChangeAsync(now => now.Files.Exists(begun => begun.Id == file.Id)
            ? new Ledger { Files = [.. now.Files.Select(begun => begun.Id == file.Id ? file with { Complete = true } : begun)] }
            : throw new InvalidOperationException($"The load of {file.Name} as file {file.Id} was never begun."));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<LoadedFile>> ReadAsync() => Task.FromResult(ledger.State.Files.ToImmutableArray());

    /// <inheritdoc/>
    public Task<int> GetShardsAsync() => Task.FromResult(settings.Shards);

    private static FileToLoad Key(LoadedFile file) => new(file.Name, file.ContentHash);

    /// <returns>Each file with its number, and those of them that are new.</returns>
    private static (ImmutableArray<LoadedFile> Answer, List<LoadedFile> Begun) Begin(List<LoadedFile> known, ImmutableArray<FileToLoad> files)
    {
        var unended = known.Where(file => !file.Complete).Select(file => file.Load).ToHashSet();
        var interrupted = known.Where(file => unended.Contains(file.Load)).ToLookup(Key);
        var taken = new Dictionary<FileToLoad, int>();
        var begun = new List<LoadedFile>();
        var load = known.Count + 1;
        var answer = ImmutableArray.CreateBuilder<LoadedFile>(files.Length);
        foreach (var file in files)
        {
            var before = taken.GetValueOrDefault(file);
            taken[file] = before + 1;
            if (interrupted[file].ElementAtOrDefault(before) is { } earlier)
            {
                answer.Add(earlier);
                continue;
            }

            begun.Add(new LoadedFile { Id = known.Count + begun.Count + 1, Name = file.Name, Load = load, ContentHash = file.ContentHash });
            answer.Add(begun[^1]);
        }

        return (answer.DrainToImmutable(), begun);
    }
}

/// <summary>The ledger as it is saved.</summary>
[GenerateSerializer, Alias("puffy.Ledger")]
internal sealed class Ledger
{
    /// <summary>Every file, in the order of loading; the file with number n is the n-th.</summary>
    [Id(0)]
    public List<LoadedFile> Files { get; set; } = [];
}
