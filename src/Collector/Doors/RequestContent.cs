using Microsoft.AspNetCore.Http;
using Puffy.Collector.Bodies;

namespace Puffy.Collector.Doors;

/// <summary>The entries of a request, not yet read.</summary>
/// <param name="Entries">The entries in JSON.</param>
/// <param name="Rows">The rows of CSV; null where the body is JSON.</param>
/// <param name="Key">The key in the body; null for none.</param>
/// <param name="SentAt">When it was sent, by the sender's clock; null where it does not tell.</param>
internal sealed record RequestContent(
    IReadOnlyList<ReadOnlyMemory<byte>> Entries, IReadOnlyList<CsvRows.CsvRow>? Rows = null, string? Key = null, string? SentAt = null)
{
    /// <summary>How many there are.</summary>
    public int Count => Rows?.Count ?? Entries.Count;

    /// <summary>Finds the entries in a body.</summary>
    /// <exception cref="RefusedRequestException">It has another shape than the route takes, or is too large.</exception>
    public static RequestContent Read(ReadOnlyMemory<byte> body, HttpRequest request, Route route)
    {
        var text = BodyText.Unpack(body);
        var type = request.ContentType ?? string.Empty;
        if (route.TakesRows && type.Contains("csv", StringComparison.OrdinalIgnoreCase))
        {
            return new RequestContent([], CsvRows.Read(text));
        }

        if (route.TakesRows && (type.Contains("ndjson", StringComparison.OrdinalIgnoreCase) || type.Contains("jsonl", StringComparison.OrdinalIgnoreCase)))
        {
            return new RequestContent(LineRows.Of(text));
        }

        var envelope = Envelope.Read(BodyText.Json(text), route.List, route.Form);
        return new RequestContent(envelope.Entries, Rows: null, envelope.Key, envelope.SentAt);
    }
}
