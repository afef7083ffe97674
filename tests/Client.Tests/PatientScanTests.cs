using System.Net;
using Puffy.Client.Stores.Cluster;
using Puffy.Client.Terminal;
using Puffy.Grains.Storage;

namespace Puffy.Client.Tests;

public sealed class PatientScanTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_that_breaks_off_is_gone_on_with_and_nothing_is_read_twice_or_left_out()
    {
        string[][][] streams =
        [
            [["a", "b"], ["c", "d"]],
            [["a", "aa", "b", "c"], ["d", "e"]],
            [["a", "b", "c"], ["d", "dd", "e"], ["f"]],
        ];
        var opened = 0;
        var said = new StringWriter();

        var read = await ReadAsync(Patience(TimeSpan.FromMinutes(1), said), () => Stream(streams[opened], breaks: ++opened < streams.Length));

        Assert.Equal(["a", "b", "c", "d", "e", "f"], read);
        Assert.Equal(3, opened);
        Assert.Equal("puffy: waiting for the cluster at silo:30000: the silo is gone\n", said.ToString());
    }

    [Fact]
    public async Task A_stream_that_never_gets_on_is_given_up_with_the_reason()
    {
        var failure = await Assert.ThrowsAsync<StoreException>(
            () => ReadAsync(Patience(TimeSpan.Zero), () => Stream([["a"]], breaks: true)));

        Assert.StartsWith("The cluster at silo:30000 did not finish the call within 00:00:00. Last error: the silo is gone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_one_process_a_stream_that_breaks_off_is_not_opened_again() =>
        await Assert.ThrowsAsync<TimeoutException>(() => ReadAsync(patience: null, () => Stream([["a"]], breaks: true)));

    private static ClusterPatience Patience(TimeSpan patience, TextWriter? output = null) =>
        new(new ClusterAddress([new DnsEndPoint("silo", 30000)], "puffy", patience), TimeProvider.System, new Screen(output ?? TextWriter.Null, width: 500, isTerminal: false));

    private static async Task<List<string>> ReadAsync(ClusterPatience? patience, Func<IAsyncEnumerable<IReadOnlyList<string>>> open)
    {
        var all = new List<string>();
        await foreach (var batch in new PatientScan<string>(patience, string.CompareOrdinal).ReadAsync(open, Cancellation))
        {
            all.AddRange(batch);
        }

        return all;
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> Stream(string[][] batches, bool breaks)
    {
        foreach (var batch in batches)
        {
            await Task.Yield();
            yield return batch;
        }

        if (breaks)
        {
            throw new TimeoutException("the silo is gone");
        }
    }
}
