namespace Puffy.Analytics.Channels;

/// <summary>One rule: the channel, and sets of facts; the rule matches if one of them holds.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Name">Its name in the file.</param>
/// <param name="Channel">The channel that the rule gives.</param>
/// <param name="Alternatives">Each a set of facts (see <see cref="RuleFacts"/>) that must all hold; the empty set always does.</param>
internal sealed record ChannelRule(int Number, string Name, Channel Channel, ulong[] Alternatives)
{
    /// <summary>Whether the rule matches a visit with these facts.</summary>
    /// <param name="facts">What holds of the visit.</param>
    /// <param name="alternative">The facts for which it holds.</param>
    public bool Holds(ulong facts, out ulong alternative)
    {
        foreach (var required in Alternatives)
        {
            if ((facts & required) == required)
            {
                alternative = required;
                return true;
            }
        }

        alternative = 0;
        return false;
    }
}
