using System.Collections.Immutable;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Loading;

/// <inheritdoc cref="ILoadLedgerGrain"/>
[GrainType("puffy.ledger")]
internal sealed class LoadLedgerGrain(
    [PersistentState("ledger", StorageNames.States)] IPersistentState<Ledger> ledger, StoreSettings settings) : Grain, ILoadLedgerGrain
{
    /// <inheritdoc/>
    public async Task<int> BeginAsync(string name, string contentHash)
    {
        var files = ledger.State.Files;
        if (files.Find(file => !file.Complete && file.Name == name && file.ContentHash == contentHash) is { } interrupted)
        {
            return interrupted.Id;
        }

        var begun = new LoadedFile { Id = files.Count + 1, Name = name, ContentHash = contentHash };
        await SaveAsync([.. files, begun]);
        return begun.Id;
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
