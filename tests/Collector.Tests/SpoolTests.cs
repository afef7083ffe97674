using System.Globalization;
using System.Text;
using Puffy.Collector.Spooling;

namespace Puffy.Collector.Tests;

/// <summary>The log that takes events while the store is away.</summary>
public sealed class SpoolTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("puffy-spool-").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public async Task What_was_appended_is_read_again_in_order_after_a_crash()
    {
        // The spool is not closed: a killed process does not close it either.
        var spool = new Spool(new SpoolFolder(_path), 1 << 20);
        for (var at = 0; at < 100; at++)
        {
            Assert.True(await spool.AppendAsync(Payload(at)));
        }

        Assert.Equal(Enumerable.Range(0, 100), await ReadAllAsync());
        Assert.NotEqual(1, new Spool(new SpoolFolder(_path), 1 << 20).Current);
        await spool.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(14)]
    public async Task A_record_that_was_torn_by_a_crash_is_left_out_and_all_before_it_are_there(int torn)
    {
        await using (var spool = new Spool(new SpoolFolder(_path), 1 << 20))
        {
            await spool.AppendAsync(Payload(0));
            await spool.AppendAsync(Payload(1));
        }

        var file = new SpoolFolder(_path).PathOf(1);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^torn]);
        Assert.Equal([0], await ReadAllAsync());
    }

    [Fact]
    public async Task A_record_that_the_disk_damaged_does_not_pass_for_whole()
    {
        await using (var spool = new Spool(new SpoolFolder(_path), 1 << 20))
        {
            await spool.AppendAsync(Payload(0));
        }

        var file = new SpoolFolder(_path).PathOf(1);
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Empty(await ReadAllAsync());
    }

    [Fact]
    public async Task A_full_spool_takes_no_more_until_a_segment_is_drained()
    {
        await using var spool = new Spool(new SpoolFolder(_path), 64);
        Assert.True(await spool.AppendAsync(new byte[40]));
        Assert.False(await spool.AppendAsync(new byte[40]));
        await spool.EndSegmentAsync();
        spool.Remove(1);
        Assert.Equal(0, spool.Bytes);
        Assert.True(await spool.AppendAsync(new byte[40]));
    }

    private static byte[] Payload(int at) => Encoding.UTF8.GetBytes(at.ToString("D3", CultureInfo.InvariantCulture));

    private async Task<List<int>> ReadAllAsync()
    {
        var (all, folder) = (new List<int>(), new SpoolFolder(_path));
        foreach (var segment in folder.Segments())
        {
            await using var file = new FileStream(folder.PathOf(segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            while (await SpoolRecord.ReadAsync(file, CancellationToken.None) is { } payload)
            {
                all.Add(int.Parse(Encoding.UTF8.GetString(payload), CultureInfo.InvariantCulture));
            }
        }

        return all;
    }
}
