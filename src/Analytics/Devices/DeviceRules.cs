using System.Buffers;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Devices;

/// <summary>The part of a rules file that reads user agents: three ordered lists.</summary>
/// <param name="Kinds">The kinds of devices.</param>
/// <param name="Systems">The operating systems.</param>
/// <param name="Browsers">The browsers.</param>
internal sealed record DeviceRules(
    UserAgentRule<DeviceKind>[] Kinds,
    UserAgentRule<string>[] Systems,
    UserAgentRule<string>[] Browsers)
{
    /// <summary>Reads the lists.</summary>
    /// <exception cref="InvalidChannelRulesException">They are not as they should be.</exception>
    public static DeviceRules Read(RulesJson json)
    {
        json.Object("kinds", "systems", "browsers");
        return new DeviceRules(
            Rules(json["kinds"], Kind),
            Rules(json["systems"], name => name.Text()),
            Rules(json["browsers"], name => name.Text()));
    }

    private static UserAgentRule<T>[] Rules<T>(RulesJson list, Func<RulesJson, T> result) =>
        [.. list.Items().Select(rule =>
        {
            rule.Object("is", "has", "not");
            return new UserAgentRule<T>(
                result(rule["is"]),
                Texts(rule["has"]),
                rule.Optional("not") is { } not ? Texts(not) : null);
        })];

    private static SearchValues<string> Texts(RulesJson texts) =>
        SearchValues.Create(texts.Texts(), StringComparison.OrdinalIgnoreCase);

    private static DeviceKind Kind(RulesJson value)
    {
        var name = value.Text();
        foreach (var kind in Enum.GetValues<DeviceKind>())
        {
            if (string.Equals(kind.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        throw value.Fault($"\"{name}\" is no kind of device; the kinds are mobile, tablet, desktop, bot, unknown.");
    }
}
