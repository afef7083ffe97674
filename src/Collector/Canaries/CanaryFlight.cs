using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using Puffy.Grains.Journeys;
using Puffy.Grains.Storage;

namespace Puffy.Collector.Canaries;

/// <summary>
/// Sends canaries on the way of every event: a request over the network, key, mapping, validation, the shard's durable write, the answer;
/// then looks whether the event is in the store. Each goes to the next shard, so that all of them are seen in turn.
/// </summary>
internal sealed class CanaryFlight : IDisposable
{
    /// <summary>SDKs give up a try after ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly string[] _names;
    private int _next;

    /// <summary>Prepares canaries.</summary>
    /// <param name="grains">Where the shards are found.</param>
    /// <param name="time">The clock.</param>
    /// <param name="address">The collector's address.</param>
    /// <param name="key">The canary's key.</param>
    /// <param name="sender">Whose canaries they are: processes that share a name write the same journeys.</param>
    /// <param name="shards">Into how many shards the store divides its users.</param>
    public CanaryFlight(IGrainFactory grains, TimeProvider time, Uri address, string key, string sender, int shards)
    {
        (_grains, _time) = (grains, time);
        _http = new HttpClient(OwnDoor()) { BaseAddress = address, Timeout = Patience };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _names = [.. Enumerable.Range(0, shards).Select(shard => NameIn(shard, sender, shards))];
    }

    /// <summary>Sends the next one.</summary>
    public async Task<CanaryResult> SendAsync(CancellationToken cancellationToken)
    {
        var shard = _next;
        _next = (_next + 1) % _names.Length;
        var (started, took) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        string? failure;
        try
        {
            var id = Guid.NewGuid().ToString("N");
            using var body = new StringContent($$"""{"events":[{"user_id":"{{_names[shard]}}","event_name":"canary","event_id":"{{id}}"}]}""", Encoding.UTF8, "application/json");
            using var answer = await _http.PostAsync(new Uri("v1/events", UriKind.Relative), body, cancellationToken);
            took = Stopwatch.GetElapsedTime(started);
            failure = !answer.IsSuccessStatusCode ? $"answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}"
                : await IsStoredAsync(shard, id, cancellationToken) ? null
                : "answered 200, and not in the store";
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            failure = exception.Message;
        }

        return new CanaryResult(_time.GetUtcNow().UtcDateTime, took == TimeSpan.Zero ? Stopwatch.GetElapsedTime(started) : took, failure);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>A name whose user belongs to a shard.</summary>
    private static string NameIn(int shard, string sender, int shards) => Enumerable.Range(0, int.MaxValue)
        .Select(number => $"{sender}/{number}")
        .First(name => Sharding.ShardOf(CanaryUsers.Of(name), shards) == shard);

    /// <summary>A connection for each, as most senders need one. The certificate is the process's own, made for the name that others call it by.</summary>
    private static SocketsHttpHandler OwnDoor() => new()
    {
        PooledConnectionLifetime = TimeSpan.Zero,
        UseProxy = false,
#pragma warning disable CA5359 // It talks to itself on its own machine, and says nothing that another could use.
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
    };

    private async Task<bool> IsStoredAsync(int shard, string id, CancellationToken cancellationToken)
    {
        ImmutableArray<string> user = [CanaryUsers.Of(_names[shard])];
        var stored = await _grains.GetGrain<IJourneyShardGrain>(shard).ReadUsersAsync(user, cancellationToken).WaitAsync(Patience, cancellationToken);
        return stored is [var journey] && StoredEvents.Read(journey).ToArray() is [var item] && item.Id.Given == id;
    }
}
