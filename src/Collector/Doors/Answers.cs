using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Puffy.Collector.Doors;

/// <summary>What a sender is answered. SDKs look at the status alone; the words are for those who set them up.</summary>
internal static class Answers
{
    private const int LeastWait = 5;
    private const int MostWait = 10;

    private static readonly byte[] Success = "{\"success\":true}"u8.ToArray();

    /// <summary>Every event of the request is durable.</summary>
    public static Task StoredAsync(HttpContext http) => JsonAsync(http, StatusCodes.Status200OK, Success);

    /// <summary>The request is refused and need not be repeated.</summary>
    public static Task RefusedAsync(HttpContext http, int status, string reason) => JsonAsync(http, status, Failure(reason));

    /// <summary>The request could be taken later.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">503, or 429 for a sender that waits it out.</param>
    /// <param name="reason">Why not now.</param>
    public static Task LaterAsync(HttpContext http, int status, string reason)
    {
        // Senders that were put off together come back one after the other.
        http.Response.Headers.RetryAfter = Random.Shared.Next(LeastWait, MostWait + 1).ToString(CultureInfo.InvariantCulture);
        return JsonAsync(http, status, Failure(reason));
    }

    /// <summary>Answers JSON.</summary>
    public static Task JsonAsync(HttpContext http, int status, ReadOnlyMemory<byte> json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }

    private static byte[] Failure(string reason) =>
        Encoding.UTF8.GetBytes($"{{\"success\":false,\"error\":\"{JsonEncodedText.Encode(reason, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"}}");
}
