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
            (answer, var after) = now.Begin(files);
            return after;
        });
        return answer;
    }

    /// <inheritdoc/>
    public Task CompleteAsync(LoadedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return ledger.ChangeAsync(now => now.Complete(file));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<LoadedFile>> ReadAsync() => Task.FromResult(ledger.State.Files.ToImmutableArray());

    /// <inheritdoc/>
    public Task<int> GetShardsAsync() => Task.FromResult(settings.Shards);
}
