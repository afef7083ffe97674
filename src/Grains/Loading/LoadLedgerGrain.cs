using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Loading;

/// <inheritdoc cref="ILoadLedgerGrain"/>
[GrainType("puffy.ledger")]
internal sealed class LoadLedgerGrain : Grain, ILoadLedgerGrain
{
    private readonly SavedLedger _ledger;
    private readonly StoreSettings _settings;

    /// <summary>The grain over the store's states.</summary>
    public LoadLedgerGrain([FromKeyedServices(StorageNames.States)] IGrainStorage states, StoreSettings settings)
    {
        _ledger = new SavedLedger(states, this.GetGrainId());
        _settings = settings;
    }

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => _ledger.ReadAsync();

    /// <inheritdoc/>
    public async Task<ImmutableArray<LoadedFile>> BeginAsync(ImmutableArray<FileToLoad> files)
    {
        var answer = ImmutableArray<LoadedFile>.Empty;
        await _ledger.ChangeAsync(now =>
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
        return _ledger.ChangeAsync(now => now.Complete(file));
    }

    /// <inheritdoc/>
    public Task ReopenAsync(int fileId) => _ledger.ChangeAsync(now => now.Reopen(fileId));

    /// <inheritdoc/>
    public async Task<LiveSource> OpenAsync(LiveSender sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        LiveSource? answer = null;
        await _ledger.ChangeAsync(now =>
        {
            (answer, var after) = now.Open(sender);
            return after;
        });
        return answer!;
    }

    /// <inheritdoc/>
    public Task CorrectClockAsync(int sourceId, DateOnly day) => _ledger.ChangeAsync(now => now.CorrectClock(sourceId, day));

    /// <inheritdoc/>
    public Task<LedgerEntries> ReadAsync() => Task.FromResult(new LedgerEntries([.. _ledger.Current.Files], [.. _ledger.Current.Live]));

    /// <inheritdoc/>
    public Task<int> GetShardsAsync() => Task.FromResult(_settings.Shards);
}
