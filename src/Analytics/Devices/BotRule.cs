namespace Puffy.Analytics.Devices;

/// <summary>How bots are distinguished from people.</summary>
/// <param name="Without">Patterns whose matches are removed first: names of people's devices that read like bots.</param>
/// <param name="Bots">What bots say of themselves.</param>
/// <param name="People">What people's browsers say. A user agent without any of it is a bot.</param>
internal sealed record BotRule(PatternRemoval Without, PatternSet Bots, PatternSet People)
{
    /// <summary>Whether a user agent, which is not empty, is a bot's.</summary>
    public bool Holds(string userAgent) => Bots.AnyIsIn(Without.RemoveFrom(userAgent)) || !People.AnyIsIn(userAgent);
}
