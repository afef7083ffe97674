using System.Net;
using Puffy.Client.Logs;
using Puffy.Client.Serving;
using Puffy.Client.Stores;

namespace Puffy.Client.Tests;

public sealed class FirstKeysTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_store_without_keys_gets_one_of_each_kind_and_shows_the_read_key_once()
    {
        var first = await PrepareAsync();
        Assert.NotNull(first.Write);
        Assert.NotNull(first.Read);

        Assert.Equal(new FirstKeys(first.Write, null), await PrepareAsync());
    }

    [Fact]
    public async Task A_run_with_a_read_key_of_its_own_still_gets_a_write_key()
    {
        var first = await PrepareAsync(read: "READKEY");

        Assert.NotNull(first.Write);
        Assert.Equal("READKEY", first.Read);
    }

    /// <summary>Who gives a write key has keys of their own; a read key that nobody asked for would stand in their log.</summary>
    [Fact]
    public async Task A_run_with_a_write_key_of_its_own_gets_no_other() =>
        Assert.Equal(new FirstKeys("TESTKEY", null), await PrepareAsync(write: "TESTKEY"));

    private async Task<FirstKeys> PrepareAsync(string? write = null, string? read = null)
    {
        await using var store = await StoreLocation.InFile(_work["s"], FrameworkLog.None).OpenAsync(change: null, CancellationToken.None);
        return await FirstKeys.PrepareAsync(store, new ServeOptions(new IPEndPoint(IPAddress.Loopback, 0)) { WriteKey = write, ReadKey = read });
    }
}
