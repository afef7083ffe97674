using System.Buffers;

namespace Puffy.Analytics.Devices;

/// <summary>One entry of an ordered list: what a user agent is when it has one of some texts and none of some others.</summary>
/// <param name="Is">The result.</param>
/// <param name="Has">Texts of which one must stand in the user agent, in either case.</param>
/// <param name="Not">Texts of which none may; null where the entry names none.</param>
internal sealed record UserAgentRule<T>(T Is, SearchValues<string> Has, SearchValues<string>? Not)
{
    /// <summary>The result of the first rule that holds.</summary>
    public static T First(UserAgentRule<T>[] rules, ReadOnlySpan<char> userAgent, T otherwise)
    {
        foreach (var rule in rules)
        {
            if (userAgent.ContainsAny(rule.Has) && (rule.Not is null || !userAgent.ContainsAny(rule.Not)))
            {
                return rule.Is;
            }
        }

        return otherwise;
    }
}
