using System.Text.RegularExpressions;
using Puffy.Analytics.Expressions;

namespace Puffy.Analytics.Devices;

/// <summary>Expressions whose every match is taken out of a user agent, one expression after the other.</summary>
/// <param name="expressions">The expressions, each with its entry in the set of all.</param>
internal sealed class PatternRemoval(IEnumerable<(int Entry, string Expression)> expressions)
{
    // Few user agents have anything to take out.
    private readonly (int Entry, Lazy<Regex> Regex)[] _expressions =
        [.. expressions.Select(each => (each.Entry, new Lazy<Regex>(() => ExpressionSet.Compile(each.Expression))))];

    /// <summary>The user agent with a space instead of each match.</summary>
    public Matches RemoveFrom(Matches userAgent)
    {
        foreach (var (entry, regex) in _expressions)
        {
            if (userAgent[entry])
            {
                userAgent = userAgent.Of(regex.Value.Replace(userAgent.Text, " "));
            }
        }

        return userAgent;
    }
}
