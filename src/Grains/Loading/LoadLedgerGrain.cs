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
        var known = ledger.State.Files;
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

        if (begun.Count > 0)
        {
            await SaveAsync([.. known, .. begun]);
        }

        return answer.DrainToImmutable();
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

        var files = ledger.State.Files;
        if (!files.Exists(begun => begun.Id == file.Id))
        {
            throw new InvalidOperationException($"The load of {file.Name} as file {file.Id} was never begun.");
        }

        await SaveAsync([.. files.Select(begun => begun.Id == file.Id ? file with { Complete = true } : begun)]);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<LoadedFile>> ReadAsync() => Task.FromResult(ledger.State.Files.ToImmutableArray());

    /// <inheritdoc/>
    public Task<int> GetShardsAsync() => Task.FromResult(settings.Shards);

    private static FileToLoad Key(LoadedFile file) => new(file.Name, file.ContentHash);

    /// <summary>Saves the files. Where that fails none of them counts: what is not durable must not be answered later.</summary>
    private async Task SaveAsync(List<LoadedFile> files)
    {
        var before = ledger.State;
        ledger.State = new Ledger { Files = files };
        try
        {
            await ledger.WriteStateAsync();
        }
        catch
        {
            ledger.State = before;
            throw;
        }
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
