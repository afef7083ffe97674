using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Puffy.Queries;

namespace Puffy.Api.Live;

/// <summary><c>GET /api/v1/live</c>.</summary>
internal static class LiveEndpoint
{
    /// <summary>Sends an event named <c>now</c> once a second until the receiver leaves.</summary>
    public static IResult FollowAsync(HttpContext http, LiveFeed feed, TimeProvider time) =>
        TypedResults.ServerSentEvents(LooksAsync(feed, time, http.RequestAborted));

    private static async IAsyncEnumerable<SseItem<string>> LooksAsync(
        LiveFeed feed, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = await feed.NowAsync().WaitAsync(cancellationToken);
            yield return new SseItem<string>(AnswerJson.Serialize(now).ReplaceLineEndings(string.Empty), "now");
            await Task.Delay(LiveFeed.Pace, time, cancellationToken);
        }
    }
}
