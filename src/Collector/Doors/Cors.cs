using Microsoft.AspNetCore.Http;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Doors;

/// <summary>
/// Cross-origin answers. ASP.NET's own policies can't be used: which origins are allowed is known with the key, which may stand in the
/// body, and preflights have to name the headers that were asked for (a fixed list loses retries, which add headers, and <c>*</c> does
/// not cover authorization).
/// </summary>
internal static class Cors
{
    private const string MaxAgeSeconds = "7200";

    /// <summary>Answers a preflight. It carries no key, so every origin may go on to the request itself.</summary>
    public static Task AnswerPreflightAsync(HttpContext http)
    {
        Allow(http);
        var (asked, answer) = (http.Request.Headers, http.Response.Headers);
        answer.AccessControlAllowMethods = "GET, POST, OPTIONS";
        if (asked.AccessControlRequestHeaders.Count > 0)
        {
            answer.AccessControlAllowHeaders = asked.AccessControlRequestHeaders;
        }

        answer.AccessControlMaxAge = MaxAgeSeconds;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Lets the page that sent the request read the answer.</summary>
    public static void Allow(HttpContext http)
    {
        if (http.Request.Headers.Origin is { Count: 1 } origin)
        {
            var answer = http.Response.Headers;
            answer.AccessControlAllowOrigin = origin;
            answer.AccessControlExposeHeaders = "Retry-After";
            answer.Vary = "Origin";
        }
    }

    /// <summary>Whether a key allows the origin of a request; a request without one is not from a page.</summary>
    public static bool IsAllowed(HttpContext http, ApiKey key) =>
        key.Origins.IsEmpty || http.Request.Headers.Origin is not { Count: 1 } origin || key.Origins.Contains(origin[0]!, StringComparer.OrdinalIgnoreCase);
}
