namespace Puffy.Analytics.Devices;

/// <summary>
/// Reads user agents by the ordered lists of a rules file. Thread-safe; keeps nothing, as user agents are without number.
/// </summary>
public sealed class DeviceParser
{
    /// <summary>What stands where there is no user agent.</summary>
    public const string Unknown = "unknown";

    /// <summary>What stands where there is a user agent, and no rule knows its system or browser.</summary>
    public const string Other = "other";

    private static readonly Device None = new(DeviceKind.Unknown, Unknown, Unknown);
    private readonly DeviceRules _rules;

    /// <summary>Makes a parser by the rules on user agents of a rules file.</summary>
    internal DeviceParser(DeviceRules rules) => _rules = rules;

    /// <summary>The device that a user agent names. Anything is accepted.</summary>
    public Device Parse(string userAgent)
    {
        var text = userAgent.AsSpan().Trim();
        return text.IsEmpty
            ? None
            : new Device(
                UserAgentRule<DeviceKind>.First(_rules.Kinds, text, DeviceKind.Unknown),
                UserAgentRule<string>.First(_rules.Systems, text, Other),
                UserAgentRule<string>.First(_rules.Browsers, text, Other));
    }
}
