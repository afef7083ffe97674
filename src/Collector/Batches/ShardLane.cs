using System.Collections.Immutable;
using System.Threading.Channels;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Grains.Journeys;

namespace Puffy.Collector.Batches;

/// <summary>
/// The way to one shard. One call is under way at a time, and what arrives meanwhile forms the next: a lone event waits for nothing, and
/// under load a call carries many. Keys take turns.
/// </summary>
internal sealed class ShardLane
{
    /// <summary>A call takes no further part from so many events on.</summary>
    private const int FullCall = 256;

    private readonly Channel<ShardPart> _parts = Channel.CreateUnbounded<ShardPart>(new() { SingleReader = true });
    private readonly IJourneyShardGrain _shard;
    private readonly Task _sending;

    /// <summary>Opens the way to a shard.</summary>
    public ShardLane(IJourneyShardGrain shard)
    {
        _shard = shard;
        _sending = Task.Run(SendAsync);
    }

    /// <summary>Sends rows, after those that wait already.</summary>
    public void Add(ShardPart part)
    {
        if (!_parts.Writer.TryWrite(part))
        {
            part.Failed(new OperationCanceledException("The collector has stopped."));
        }
    }

    /// <summary>Takes no more, and waits for what is under way.</summary>
    public Task CloseAsync()
    {
        _parts.Writer.TryComplete();
        return _sending;
    }

    private async Task SendAsync()
    {
        var (call, waiting) = (new List<ShardPart>(), new FairQueue<ShardPart>());
        while (!waiting.IsEmpty || await _parts.Reader.WaitToReadAsync())
        {
            while (_parts.Reader.TryRead(out var arrived))
            {
                waiting.Add(arrived.Key, arrived);
            }

            call.Clear();
            for (var events = 0; events < FullCall && !waiting.IsEmpty;)
            {
                if (waiting.Take() is { IsAbandoned: false } part)
                {
                    call.Add(part);
                    events += part.Rows.Count;
                }
            }

            if (call.Count > 0)
            {
                await CallAsync(call);
            }
        }
    }

    private async Task CallAsync(List<ShardPart> parts)
    {
        try
        {
            var users = ByUser(parts);
            var outcomes = await _shard.ApplyAsync(EventsOf(users, parts));
            var results = parts.ConvertAll(part => new Acceptance[part.Rows.Count]);
            var next = 0;
            foreach (var (part, row) in users.Values.SelectMany(rows => rows))
            {
                results[part][row] = outcomes[next++];
            }

            for (var at = 0; at < parts.Count; at++)
            {
                parts[at].Done(results[at]);
            }
        }
        catch (Exception exception)
        {
            // Each request learns of it and decides: the sender tries again, or the spool keeps the rows.
            parts.ForEach(part => part.Failed(exception));
        }
    }

    private static Dictionary<string, List<(int Part, int Row)>> ByUser(List<ShardPart> parts)
    {
        var users = new Dictionary<string, List<(int Part, int Row)>>(StringComparer.Ordinal);
        for (var part = 0; part < parts.Count; part++)
        {
            for (var row = 0; row < parts[part].Rows.Count; row++)
            {
                var userId = parts[part].Rows[row].UserId;
                if (!users.TryGetValue(userId, out var rows))
                {
                    users.Add(userId, rows = new List<(int Part, int Row)>(1));
                }

                rows.Add((part, row));
            }
        }

        return users;
    }

    private static ImmutableArray<UserEvents> EventsOf(Dictionary<string, List<(int Part, int Row)>> users, List<ShardPart> parts)
    {
        var all = ImmutableArray.CreateBuilder<UserEvents>(users.Count);
        foreach (var (userId, rows) in users)
        {
            var events = ImmutableArray.CreateBuilder<Event>(rows.Count);
            foreach (var (part, row) in rows)
            {
                events.Add(parts[part].Rows[row].Event);
            }

            all.Add(new UserEvents(userId, events.MoveToImmutable(), AreLive: true));
        }

        return all.MoveToImmutable();
    }
}
