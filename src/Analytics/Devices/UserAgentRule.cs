namespace Puffy.Analytics.Devices;

/// <summary>One entry of an ordered list: what a user agent is when a pattern matches it.</summary>
/// <param name="Is">The result.</param>
/// <param name="Patterns">The patterns; one must match.</param>
/// <param name="Without">Patterns whose every match is taken out of the user agent first.</param>
internal sealed record UserAgentRule<T>(T Is, PatternSet Patterns, PatternRemoval Without)
{
    /// <summary>The result of the first rule that holds.</summary>
    public static T First(UserAgentRule<T>[] rules, string userAgent, T otherwise)
    {
        foreach (var rule in rules)
        {
            if (rule.Holds(userAgent))
            {
                return rule.Is;
            }
        }

        return otherwise;
    }

    private bool Holds(string userAgent) => Patterns.AnyIsIn(Without.RemoveFrom(userAgent));
}
