using System.Text;
using Microsoft.AspNetCore.Http;

namespace Puffy.Collector.Keys;

/// <summary>The key in a request, outside its body.</summary>
public static class SentKey
{
    private const string Basic = "Basic ";
    private const string Bearer = "Bearer ";
    private static readonly string[] QueryNames = ["writeKey", "api_key", "key"];

    /// <summary>The key in the path, by HTTP Basic as its user name, as a bearer token, or in the query; null for none.</summary>
    public static string? In(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RouteValues.GetValueOrDefault("key") is string { Length: > 0 } inPath)
        {
            return inPath;
        }

        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Meaning(authorization[Bearer.Length..]);
        }

        if (authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) && UserName(authorization[Basic.Length..]) is { } name)
        {
            return name;
        }

        return QueryNames.Select(query => Meaning(request.Query[query].ToString())).FirstOrDefault(key => key is not null);
    }

    private static string? UserName(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.Trim(), bytes, out var length)
            ? Meaning(Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)[0])
            : null;
    }

    private static string? Meaning(string text) => text.Trim() is { Length: > 0 } key ? key : null;
}
