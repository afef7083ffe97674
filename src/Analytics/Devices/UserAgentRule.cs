using Puffy.Analytics.Expressions;

namespace Puffy.Analytics.Devices;

/// <summary>One rule of an ordered list: what a user agent is when a pattern matches it.</summary>
/// <param name="Is">The result.</param>
/// <param name="Patterns">The patterns, an entry in the set of all expressions; one must match.</param>
/// <param name="Without">Patterns whose every match is taken out of the user agent first.</param>
internal sealed record UserAgentRule<T>(T Is, int Patterns, PatternRemoval Without)
{
    /// <summary>The result of the first rule that holds.</summary>
    public static T First(UserAgentRule<T>[] rules, Matches userAgent, T otherwise)
    {
        foreach (var rule in rules)
        {
            if (rule.Without.RemoveFrom(userAgent)[rule.Patterns])
            {
                return rule.Is;
            }
        }

        return otherwise;
    }
}
