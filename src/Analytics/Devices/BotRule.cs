using Puffy.Analytics.Expressions;

namespace Puffy.Analytics.Devices;

/// <summary>How bots are distinguished from people.</summary>
/// <param name="Without">Patterns whose matches are removed first: names of people's devices that read like bots.</param>
/// <param name="Bots">What bots say of themselves, an entry in the set of all expressions.</param>
/// <param name="People">What people's browsers say, likewise. A user agent without any of it is a bot.</param>
internal sealed record BotRule(PatternRemoval Without, int Bots, int People)
{
    /// <summary>Whether a user agent, which is not empty, is a bot's.</summary>
    public bool Holds(Matches userAgent) => Without.RemoveFrom(userAgent)[Bots] || !userAgent[People];
}
