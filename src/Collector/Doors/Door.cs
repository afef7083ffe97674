using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Puffy.Collector.Bodies;
using Puffy.Collector.Canaries;
using Puffy.Collector.Keys;
using Puffy.Collector.Limits;
using Puffy.Collector.Mapping;
using Puffy.Collector.Posts;
using Puffy.Collector.Telemetry;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Doors;

/// <summary>
/// Takes requests with events: authenticate, read, map and judge, store, answer. One bad event never fails a request, as SDKs drop the
/// whole batch on most errors; and what could be taken later is never answered with an error on which they drop it.
/// </summary>
internal sealed class Door(
    KeyRing keys, CanaryKey canary, KeyRates rates, Backlog backlog, PostReader reader, PostKeeper keeper, CollectorOptions options, TimeProvider time, ILogger<Door> logger)
{
    /// <summary>What a sender without a valid key is told.</summary>
    public const string UnknownKey =
        "the write key is missing, unknown or revoked; send it as the HTTP Basic user name, as Authorization: Bearer, or as writeKey, api_key or key in the body or the query. puffy keys list shows the valid ones";

    /// <summary>What a page of another origin is told.</summary>
    public static string OtherOrigin(HttpContext http, ApiKey key) =>
        $"the key '{key.Name}' does not allow pages of {http.Request.Headers.Origin}; it allows {string.Join(", ", key.Origins)}";

    /// <summary>Takes a request.</summary>
    public async Task TakeAsync(HttpContext http, Route route)
    {
        Cors.Allow(http);
        using var room = new BodyRoom(backlog);
        ApiKey? key = null;
        try
        {
            key = await TakeAsync(http, route, room);
        }
        catch (RefusedRequestException refused) when (refused.Status == StatusCodes.Status503ServiceUnavailable)
        {
            await Answers.LaterAsync(http, refused.Status, refused.Message);
        }
        catch (RefusedRequestException refused)
        {
            await Answers.RefusedAsync(http, refused.Status, refused.Message);
        }

        if (http.Response.StatusCode != StatusCodes.Status200OK && (key is null || !canary.Is(key)))
        {
            CollectorMeter.Answered(key?.Name ?? string.Empty, http.Response.StatusCode);
        }
    }

    /// <returns>The key.</returns>
    private async Task<ApiKey> TakeAsync(HttpContext http, Route route, BodyRoom room)
    {
        var receivedAt = time.GetUtcNow().UtcDateTime;
        var sent = SentKey.In(http.Request);
        var key = sent is null ? null : await RequireKeyAsync(http, sent);
        var content = RequestContent.Read(await BodyReader.ReadAsync(http.Request, room.TryHold, http.RequestAborted), http.Request, route);
        key ??= await RequireKeyAsync(http, content.Key ?? throw new RefusedRequestException(StatusCodes.Status401Unauthorized, UnknownKey));
        if (canary.Is(key))
        {
            // What senders may take says nothing about the way to the store.
            await KeepAsync(http, route, content, key, receivedAt);
            return key;
        }

        if (!rates.TryTake(key, content.Count))
        {
            await PutOffAsync(http, route, content, key, $"the key '{key.Name}' sends more than its {key.Rate} events a second");
            return key;
        }

        if (!backlog.TryEnter(key.Name, content.Count))
        {
            await PutOffAsync(http, route, content, key, BodyReader.Full);
            return key;
        }

        try
        {
            await KeepAsync(http, route, content, key, receivedAt);
        }
        finally
        {
            backlog.Leave(key.Name, content.Count);
        }

        return key;
    }

    private async Task KeepAsync(HttpContext http, Route route, RequestContent content, ApiKey key, DateTime receivedAt)
    {
        var origin = http.Request.Headers.Origin.Count > 0;
        var context = new MappingContext(
            receivedAt,
            content.SentAt,
            route.Call,
            origin ? http.Request.Headers.UserAgent.ToString() : null,
            http.Request.Headers["Sec-GPC"] == "1",
            key)
        {
            Emails = options.Emails,
        };
        var post = content.Rows is { } rows ? reader.Read(rows, context) : reader.Read(content.Entries, route.Mapper, context);
        if (canary.Is(key))
        {
            post.BecomeCanary();
        }

        if (await keeper.TryKeepAsync(post))
        {
            await Answers.StoredAsync(http);
        }
        else
        {
            await PutOffAsync(http, route, content, key, "the store can't take events now; send them again later");
        }
    }

    private async Task<ApiKey> RequireKeyAsync(HttpContext http, string text)
    {
        ApiKey? key;
        try
        {
            key = await keys.FindAsync(text, KeyKind.Write);
        }
        catch (Exception exception) when (PostKeeper.MayPass(exception))
        {
            throw new RefusedRequestException(StatusCodes.Status503ServiceUnavailable, "the keys can't be read from the store now; send the events again later");
        }

        return key is null ? throw new RefusedRequestException(StatusCodes.Status401Unauthorized, UnknownKey)
            : !Cors.IsAllowed(http, key) ? throw new RefusedRequestException(StatusCodes.Status403Forbidden, OtherOrigin(http, key))
            : key;
    }

    private Task PutOffAsync(HttpContext http, Route route, RequestContent content, ApiKey key, string reason)
    {
        logger.PostOverLimit(key.Name, content.Count, reason);
        var waits = route.Mapper is SdkEventMapper sdk && content.Entries.Count > 0 && sdk.WaitsOn429(content.Entries[0]);
        return Answers.LaterAsync(http, waits ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable, reason);
    }
}
