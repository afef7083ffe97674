namespace Puffy.Analytics.Devices;

/// <summary>Reads user agents by device rules. Safe for concurrent use.</summary>
public sealed class DeviceParser
{
    /// <summary>What stands for the system and browser of an empty user agent.</summary>
    public const string Unknown = "unknown";

    /// <summary>What stands for a system or browser that no rule knows.</summary>
    public const string Other = "other";

    private static readonly Device None = new(DeviceKind.Unknown, Unknown, Unknown);
    private readonly RecentDevices _recent = new();

    /// <summary>Makes a parser.</summary>
    /// <param name="rules">The rules.</param>
    public DeviceParser(DeviceRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Rules = rules;
    }

    /// <summary>The rules.</summary>
    public DeviceRules Rules { get; }

    /// <summary>The device that a user agent names. Anything is accepted.</summary>
    public Device Parse(string userAgent)
    {
        ArgumentNullException.ThrowIfNull(userAgent);
        if (_recent.TryGet(userAgent, out var device))
        {
            return device;
        }

        device = Read(userAgent);
        _recent.Add(userAgent, device);
        return device;
    }

    private Device Read(string userAgent)
    {
        var text = UserAgentText.Of(userAgent);
        if (text.Length == 0)
        {
            return None;
        }

        var matches = Rules.Expressions.In(text);
        return new Device(
            Rules.Bots.Holds(matches) ? DeviceKind.Bot : UserAgentRule<DeviceKind>.First(Rules.Kinds, matches, DeviceKind.Unknown),
            UserAgentRule<string>.First(Rules.Systems, matches, Other),
            UserAgentRule<string>.First(Rules.Browsers, matches, Other));
    }
}
