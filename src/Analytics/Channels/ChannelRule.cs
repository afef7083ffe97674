namespace Puffy.Analytics.Channels;

/// <summary>One rule: the channel, and the sets of facts of which one must hold.</summary>
/// <param name="Channel">The channel that the rule gives.</param>
/// <param name="Alternatives">Each a set of facts (see <see cref="RuleFacts"/>) that must all hold; the empty set always does.</param>
internal sealed record ChannelRule(Channel Channel, ulong[] Alternatives)
{
    /// <summary>Whether the rule holds for a visit with these facts.</summary>
    public bool Holds(ulong facts)
    {
        foreach (var required in Alternatives)
        {
            if ((facts & required) == required)
            {
                return true;
            }
        }

        return false;
    }
}
