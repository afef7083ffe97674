namespace Puffy.Grains.Tests;

/// <summary>Two silos for all tests of a class, which keep apart by grains with keys of their own.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    private readonly TestStore _store = new();
    private long _lastKey = 1000;

    /// <summary>What the grains write to; a test that makes it fail lets it work again.</summary>
    internal FullDisk Disk { get; } = new();

    internal ShopCluster Shop { get; private set; } = null!;

    /// <summary>What the tests have brought so far, where they look at the whole store; each brings users of its own.</summary>
    internal List<Visit> Brought { get; } = [];

    /// <summary>A grain that no other test has.</summary>
    public TGrain Grain<TGrain>()
        where TGrain : IGrainWithIntegerKey => Shop.Silos.Client.GetGrain<TGrain>(Interlocked.Increment(ref _lastKey));

    public async ValueTask InitializeAsync() => Shop = await ShopCluster.StartAsync(_store, Disk.Install);

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        _store.Dispose();
    }
}
