using Puffy.Analytics.Channels;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Attribution;

/// <summary>A contact with the shop that may earn credit for an order: the start of a session.</summary>
/// <param name="UserId">The user whose session it is.</param>
/// <param name="SessionNumber">The session's place among the user's, from 1.</param>
/// <param name="TouchedAt">When.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Landing">For Direct: which part of the shop the session's first page is in; not looked at for other channels.</param>
public readonly record struct Touchpoint(
    string UserId, int SessionNumber, DateTime TouchedAt, Channel Channel, ShopPageKind Landing = ShopPageKind.None)
{
    /// <summary>The touchpoint's key: a hash of the user and the time.</summary>
    public string Id => EntityIds.Touchpoint(UserId, TouchedAt);

    /// <summary>The key of the session whose start it is.</summary>
    public string SessionId => EntityIds.Session(UserId, TouchedAt);

    /// <summary>By time, then by user id. A user has no two touchpoints at one time.</summary>
    public static IComparer<Touchpoint> ByTime { get; } = Comparer<Touchpoint>.Create((left, right) =>
        left.TouchedAt.CompareTo(right.TouchedAt) is not 0 and var order ? order : string.CompareOrdinal(left.UserId, right.UserId));
}
