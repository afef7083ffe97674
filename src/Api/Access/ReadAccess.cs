using Microsoft.AspNetCore.Http;
using Puffy.Collector.Keys;
using Puffy.Grains.Keys;

namespace Puffy.Api.Access;

/// <summary>Lets requests with a valid read key pass, as many as the key may send.</summary>
internal sealed class ReadAccess(KeyRing keys, KeyLimits limits) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = SentKey.In(http.Request) is { } text ? await keys.FindAsync(text, KeyKind.Read) ?? await keys.FindAsync(text, KeyKind.Admin) : null;
        if (key is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem.Of(
                StatusCodes.Status401Unauthorized,
                "The read key is missing, unknown or revoked. Send a valid one as Authorization: Bearer KEY; puffy keys add --kind read makes one.");
        }

        if (!limits.TryTake(key))
        {
            http.Response.Headers.RetryAfter = "1";
            return Problem.Of(StatusCodes.Status429TooManyRequests, $"The key '{key.Name}' asks more than {KeyLimits.PerSecond} questions a second. Ask again later.");
        }

        return await next(context);
    }
}
