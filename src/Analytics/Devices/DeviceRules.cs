using Puffy.Analytics.Expressions;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Devices;

/// <summary>
/// The rules that read user agents. They are data: <c>device-rules.json</c> explains its own format, an analyst may pass
/// an edited copy, and the built-in rules are the same file, embedded.
/// </summary>
public sealed class DeviceRules
{
    private const string BuiltInFile = "device-rules.json";

    // The built-in expressions are known to be sound.
    private static readonly Lazy<DeviceRules> EmbeddedRules =
        new(() => DeviceRulesReader.Read(BuiltInText(), BuiltInFile, check: false));

    /// <summary>The rules that were read last, with their text: to check the expressions takes seconds, and a process reads one file often.</summary>
    private static volatile Tuple<string, DeviceRules>? _last;

    internal DeviceRules(
        string fingerprint,
        ExpressionSet expressions,
        BotRule bots,
        UserAgentRule<DeviceKind>[] kinds,
        UserAgentRule<string>[] systems,
        UserAgentRule<string>[] browsers)
    {
        Fingerprint = fingerprint;
        Expressions = expressions;
        Bots = bots;
        Kinds = kinds;
        Systems = systems;
        Browsers = browsers;
    }

    /// <summary>The rules that Puffy comes with.</summary>
    public static DeviceRules BuiltIn => EmbeddedRules.Value;

    /// <summary>
    /// Thirty-two hex digits that change when the meaning of the file may have changed: comments, remarks, spacing and the
    /// order of properties do not count. Journeys read under another fingerprint must be read again.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>The expressions of all rules.</summary>
    internal ExpressionSet Expressions { get; }

    internal BotRule Bots { get; }

    internal UserAgentRule<DeviceKind>[] Kinds { get; }

    internal UserAgentRule<string>[] Systems { get; }

    internal UserAgentRule<string>[] Browsers { get; }

    /// <summary>Reads rules.</summary>
    /// <param name="json">The text of a device rules file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidRulesException">The text is not a device rules file.</exception>
    public static DeviceRules Parse(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(name);
        if (_last is { } last && last.Item1 == json)
        {
            return last.Item2;
        }

        var rules = DeviceRulesReader.Read(json, name, check: true);
        _last = Tuple.Create(json, rules);
        return rules;
    }

    /// <summary>The text of the built-in rules, to be copied and edited.</summary>
    public static string BuiltInText() => BuiltInRules.TextOf(BuiltInFile);
}
