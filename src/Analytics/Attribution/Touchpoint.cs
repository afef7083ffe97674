using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Attribution;

/// <summary>A contact with the shop that may earn credit for an order: the start of a session.</summary>
/// <param name="TouchedAt">When.</param>
/// <param name="Channel">By which channel.</param>
public readonly record struct Touchpoint(DateTime TouchedAt, Channel Channel);
