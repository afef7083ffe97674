using Puffy.Analytics.Expressions;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Devices;

/// <summary>Reads a device rules file and refuses invalid values, with their place.</summary>
internal sealed class DeviceRulesReader
{
    private readonly bool _check;
    private readonly List<IReadOnlyList<string>> _expressions = [];

    private DeviceRulesReader(bool check) => _check = check;

    /// <summary>The rules of a file.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="check">Whether to try each expression now; those that are known to be sound need not be.</param>
    /// <exception cref="InvalidRulesException">The text is not a device rules file.</exception>
    public static DeviceRules Read(string json, string file, bool check)
    {
        using var document = RulesDocument.Parse(json, file);
        var root = new RulesJson(file, "$", document.RootElement).Object("bots", "kinds", "systems", "browsers");
        var bots = root["bots"].Object("without", "bots", "people");
        var reader = new DeviceRulesReader(check);
        var botRule = new BotRule(reader.Removal(bots["without"]), reader.Patterns(bots["bots"]), reader.Patterns(bots["people"]));
        var kinds = reader.Rules(root["kinds"], Kind);
        var systems = reader.Rules(root["systems"], name => name.Text());
        var browsers = reader.Rules(root["browsers"], name => name.Text());
        return new DeviceRules(
            RulesFingerprint.Of(document.RootElement), new ExpressionSet(reader._expressions), botRule, kinds, systems, browsers);
    }

    private UserAgentRule<T>[] Rules<T>(RulesJson list, Func<RulesJson, T> result) =>
        [.. list.Items().Select(rule =>
        {
            rule.Object("is", "matches", "without");
            return new UserAgentRule<T>(result(rule["is"]), Patterns(rule["matches"]), Removal(rule.Optional("without")));
        })];

    private int Patterns(RulesJson list) => Entry([.. list.Items().Select(Expression)]);

    private PatternRemoval Removal(RulesJson? list) => new(list is { } some
        ? [.. some.Items().Select(Expression).Select(expression => (Entry([expression]), expression))]
        : Array.Empty<(int, string)>());

    /// <summary>Puts expressions into the set of all.</summary>
    private int Entry(IReadOnlyList<string> expressions)
    {
        _expressions.Add(expressions);
        return _expressions.Count - 1;
    }

    private string Expression(RulesJson item)
    {
        var expression = item.Text();
        try
        {
            _ = _check ? ExpressionSet.Compile(expression) : null;
            return expression;
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
