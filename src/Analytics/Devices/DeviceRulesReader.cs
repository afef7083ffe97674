using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Devices;

/// <summary>Reads a device rules file and refuses invalid values, with their place.</summary>
internal static class DeviceRulesReader
{
    /// <summary>The rules of a file.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="compile">Whether to try each expression now rather than when it is first needed.</param>
    /// <exception cref="InvalidChannelRulesException">The text is not a device rules file.</exception>
    public static DeviceRules Read(string json, string file, bool compile)
    {
        using var document = RulesDocument.Parse(json, file);
        var root = new RulesJson(file, "$", document.RootElement).Object("bots", "kinds", "systems", "browsers");
        var bots = root["bots"].Object("without", "bots", "people");
        return new DeviceRules(
            RulesFingerprint.Of(document.RootElement),
            new BotRule(Removal(bots["without"], compile), Patterns(bots["bots"], compile), Patterns(bots["people"], compile)),
            Rules(root["kinds"], Kind, compile),
            Rules(root["systems"], name => name.Text(), compile),
            Rules(root["browsers"], name => name.Text(), compile));
    }

    private static UserAgentRule<T>[] Rules<T>(RulesJson list, Func<RulesJson, T> result, bool compile) =>
        [.. list.Items().Select(rule =>
        {
            rule.Object("is", "matches", "without");
            return new UserAgentRule<T>(
                result(rule["is"]),
                Patterns(rule["matches"], compile),
                Removal(rule.Optional("without"), compile));
        })];

    private static PatternSet Patterns(RulesJson list, bool compile) => new(Expressions(list, compile));

    private static PatternRemoval Removal(RulesJson? list, bool compile) => new(list is { } some ? Expressions(some, compile) : []);

    private static IEnumerable<string> Expressions(RulesJson list, bool compile) =>
        [.. list.Items().Select(item => compile ? Compiled(item) : item.Text())];

    private static string Compiled(RulesJson item)
    {
        try
        {
            _ = UserAgentPattern.Compile(item.Text());
            return item.Text();
        }
        catch (ArgumentException fault)
        {
            throw item.Fault($"this is not a regular expression: {fault.Message}", fault);
        }
        catch (NotSupportedException fault)
        {
            throw item.Fault("a regular expression here may not use lookarounds, backreferences or hundreds of repetitions.", fault);
        }
    }

    private static DeviceKind Kind(RulesJson value)
    {
        var name = value.Text();
        return DeviceKindNames.TryParse(name, out var kind) && kind != DeviceKind.Bot
            ? kind
            : throw value.Fault($"\"{name}\" is not a kind of device; the kinds are mobile, tablet, desktop, tv and unknown. Bots have a list of their own.");
    }
}
