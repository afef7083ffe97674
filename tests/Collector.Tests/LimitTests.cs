using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Puffy.Collector.Batches;
using Puffy.Collector.Bodies;
using Puffy.Collector.Limits;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Tests;

/// <summary>What one sender may take, so that the others find room.</summary>
public sealed class LimitTests
{
    [Fact]
    public void A_key_gets_half_of_the_room_and_another_finds_the_rest()
    {
        var backlog = new Backlog(events: 100, bytes: 1000);
        Assert.True(backlog.TryEnter("busy", 50));
        Assert.False(backlog.TryEnter("busy", 1));
        Assert.True(backlog.TryEnter("other", 50));
        Assert.False(backlog.TryEnter("third", 1));

        backlog.Leave("other", 1);
        Assert.True(backlog.TryEnter("third", 1));
        Assert.False(backlog.TryEnter("busy", 1));
    }

    [Fact]
    public void Keys_take_turns_and_each_keeps_its_order()
    {
        var queue = new FairQueue<string>();
        foreach (var item in (string[])["a1", "a2", "a3", "b1", "c1", "c2"])
        {
            queue.Add(item[..1], item);
        }

        Assert.Equal(["a1", "b1", "c1", "a2"], Take(4));
        queue.Add("b", "b2");
        Assert.Equal(["c2", "a3", "b2"], Take(3));
        Assert.True(queue.IsEmpty);

        IEnumerable<string> Take(int count) => Enumerable.Range(0, count).Select(_ => queue.Take()).ToList();
    }

    [Fact]
    public void A_key_over_its_rate_waits_and_others_do_not()
    {
        // The largest batch passes under any rate; the next event of so slow a key is due a second later.
        using var rates = new KeyRates();
        var slow = ApiKey.Of("slow", KeyKind.Write, "x") with { Rate = 1 };
        Assert.True(rates.TryTake(slow, BodyLimits.Events));
        Assert.False(rates.TryTake(slow, BodyLimits.Events));
        Assert.True(rates.TryTake(slow with { Name = "other" }, BodyLimits.Events));
        Assert.True(rates.TryTake(slow with { Name = "fast", Rate = int.MaxValue }, BodyLimits.Events));
    }

    [Fact]
    public async Task Two_thousand_slow_bodies_hold_what_has_arrived_of_them_and_block_nobody()
    {
        var backlog = new Backlog(events: 100, bytes: 1 << 20);
        var slow = Enumerable.Range(0, 2000).Select(_ => new Sending(backlog, claimed: 4 << 20)).ToList();
        await Task.WhenAll(slow.Select(sending => sending.SendAsync(new byte[100])));

        var other = new Sending(backlog, claimed: 1000);
        await other.SendAsync(new byte[1000], isLast: true);
        Assert.Equal(1000, (await other.Body).Length);

        // What would be too much for all together is put off; what it held is given back.
        var large = new Sending(backlog, claimed: 2 << 20);
        await large.SendAsync(new byte[1 << 20]);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, (await Assert.ThrowsAsync<RefusedRequestException>(() => large.Body)).Status);
        Assert.True(backlog.TryHold((1 << 20) - (2000 * 100)));
        slow.ForEach(sending => sending.Abort());
        await Task.WhenAll(slow.Select(sending => Assert.ThrowsAsync<IOException>(() => sending.Body)));
        Assert.True(backlog.TryHold(2000 * 100));
        Assert.False(backlog.TryHold(1));
    }

    /// <summary>A request whose body comes bit by bit.</summary>
    private sealed class Sending
    {
        private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0));

        public Sending(Backlog backlog, long claimed)
        {
            var http = new DefaultHttpContext();
            http.Features.Set<IRequestBodyPipeFeature>(new Arriving(_pipe.Reader));
            http.Request.ContentLength = claimed;
            Body = ReadAsync(http.Request, backlog);
        }

        public Task<ReadOnlyMemory<byte>> Body { get; }

        public async Task SendAsync(byte[] bytes, bool isLast = false)
        {
            await _pipe.Writer.WriteAsync(bytes, TestContext.Current.CancellationToken);
            if (isLast)
            {
                await _pipe.Writer.CompleteAsync();
            }
        }

        public void Abort() => _pipe.Writer.Complete(new IOException("the sender is gone"));

        private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, Backlog backlog)
        {
            using var room = new BodyRoom(backlog);
            return await BodyReader.ReadAsync(request, room.TryHold, CancellationToken.None);
        }

        private sealed record Arriving(PipeReader Reader) : IRequestBodyPipeFeature;
    }
}
