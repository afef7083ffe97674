using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Puffy.Analytics;
using Puffy.Analytics.Intake;

namespace Puffy.Client.Sending;

/// <summary>Sends events to a collector, and again what it could not take.</summary>
/// <param name="http">Reaches the collector: its base address is the collector's.</param>
/// <param name="key">The write key.</param>
/// <param name="batch">Events in a request.</param>
/// <param name="connections">Requests under way at once.</param>
internal sealed class EventSender(HttpClient http, string key, int batch, int connections)
{
    /// <summary>A collector that takes nothing for so long is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(1);

    /// <summary>What was sent so far.</summary>
    public SendSummary Summary { get; } = new();

    /// <summary>Sends events.</summary>
    /// <param name="rows">The events in their order.</param>
    /// <param name="pace">When each is sent.</param>
    /// <param name="cancellationToken">Stops; what was acknowledged is stored.</param>
    /// <exception cref="InvalidInputException">The collector refuses them, or takes nothing any more.</exception>
    public async Task SendAsync(IEnumerable<AcceptedRow> rows, SendPace pace, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<EventBatch>(connections);
        var workers = Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            try
            {
                await foreach (var full in batches.Reader.ReadAllAsync(stop.Token))
                {
                    using (full)
                    {
                        await PostAsync(full, stop.Token);
                    }
                }
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }, CancellationToken.None)).ToList();
        try
        {
            await FillAsync(rows, pace, batches.Writer, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A worker has failed, and says below why.
        }
        finally
        {
            batches.Writer.TryComplete();
        }

        await Task.WhenAll(workers);
    }

    private async Task FillAsync(IEnumerable<AcceptedRow> rows, SendPace pace, ChannelWriter<EventBatch> batches, CancellationToken cancellationToken)
    {
        var (sent, next) = (0L, new EventBatch());
        foreach (var row in rows)
        {
            if (pace.Before(sent, row.Event.Timestamp) is { Ticks: > 0 } wait)
            {
                // What is complete does not wait for what is not due.
                next = await PassOnAsync(next);
                await Task.Delay(wait, cancellationToken);
            }

            next.Add(row.UserId, row.Event);
            sent++;
            if (next.Count == batch)
            {
                next = await PassOnAsync(next);
            }
        }

        (await PassOnAsync(next)).Dispose();

        async Task<EventBatch> PassOnAsync(EventBatch full)
        {
            if (full.Count == 0)
            {
                return full;
            }

            await batches.WriteAsync(full, cancellationToken);
            return new EventBatch();
        }
    }

    private async Task PostAsync(EventBatch events, CancellationToken cancellationToken)
    {
        var body = events.End();
        var begun = Stopwatch.StartNew();
        while (true)
        {
            var tried = Stopwatch.GetTimestamp();
            var (status, words, wait) = await TryAsync(body, cancellationToken);
            if (status == HttpStatusCode.OK)
            {
                Summary.Acknowledge(events.Count, Stopwatch.GetElapsedTime(tried));
                return;
            }

            if (status is not (null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
            {
                throw new InvalidInputException($"The collector at {http.BaseAddress} refuses the events with {(int)status}: {words}");
            }

            if (begun.Elapsed > Patience)
            {
                throw new InvalidInputException($"The collector at {http.BaseAddress} took nothing for {Patience.TotalMinutes} minutes: {words} What was acknowledged is stored; send again to go on.");
            }

            Summary.Retry();
            await Task.Delay(wait, cancellationToken);
        }
    }

    private async Task<(HttpStatusCode? Status, string Words, TimeSpan Wait)> TryAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "v1/events") { Content = new ReadOnlyMemoryContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var answer = await http.SendAsync(request, cancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken), answer.Headers.RetryAfter?.Delta ?? UsualWait);
        }
        catch (HttpRequestException exception)
        {
            return (null, exception.Message, UsualWait);
        }
    }
}
