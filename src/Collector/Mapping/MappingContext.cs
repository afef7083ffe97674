using Puffy.Analytics.Users;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Mapping;

/// <summary>What a mapping knows beyond the event itself.</summary>
/// <param name="ReceivedAt">When the request arrived, UTC.</param>
/// <param name="SentAt">When it was sent by the envelope, by the sender's clock; null where the envelope does not tell.</param>
/// <param name="Call">The call that the route names, such as <c>track</c>; null for a route of all calls.</param>
/// <param name="UserAgent">The HTTP header, where a browser sent the request; else null.</param>
/// <param name="Objects">The visitor objects by the header <c>Sec-GPC: 1</c>.</param>
/// <param name="Key">The key under which the request came.</param>
internal sealed record MappingContext(DateTime ReceivedAt, string? SentAt, string? Call, string? UserAgent, bool Objects, ApiKey Key)
{
    /// <summary>Hashes e-mail addresses at the door.</summary>
    public EmailHashing Emails { get; init; } = EmailHashing.Plain;
}
