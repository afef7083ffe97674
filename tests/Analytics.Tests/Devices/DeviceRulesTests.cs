using System.Text.Json;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Expressions;
using Puffy.Analytics.Options;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Tests.Devices;

public sealed class DeviceRulesTests
{
    private const string Small = """
        {
          "bots": { "without": ["toy robot"], "bots": ["\\brobot\\b"], "people": ["walkie", "kettle"] },
          "kinds": [ { "is": "mobile", "without": ["walkie-talkie"], "matches": ["\\bwalkie\\b"] }, { "is": "tv", "matches": ["talkie"] } ],
          "systems": [ { "is": "Valve", "matches": ["kettle"] } ],
          "browsers": []
        }
        """;

    private static readonly DeviceParser Parser = new(DeviceRules.Parse(Small, "mine.json"));

    [Theory]
    [InlineData("Walkie/1", DeviceKind.Mobile, "other")]
    [InlineData("walkie-talkie", DeviceKind.Tv, "other")]
    [InlineData("kettle", DeviceKind.Unknown, "Valve")]
    [InlineData("walkie robot", DeviceKind.Bot, "other")]
    [InlineData("walkie toy robot", DeviceKind.Mobile, "other")]
    [InlineData("toaster", DeviceKind.Bot, "other")]
    public void An_analysts_rules_replace_the_built_in_ones(string userAgent, DeviceKind kind, string os) =>
        Assert.Equal(new Device(kind, os, "other"), Parser.Parse(userAgent));

    [Fact]
    public void Every_built_in_expression_can_be_compiled() =>
        Assert.Equal(DeviceRules.BuiltIn.Fingerprint, DeviceRules.Parse(DeviceRules.BuiltInText(), "copy.json").Fingerprint);

    [Fact]
    public void Every_built_in_expression_is_read_in_one_pass()
    {
        using var rules = RulesDocument.Parse(DeviceRules.BuiltInText(), "built in");

        Assert.All(ExpressionsIn(rules.RootElement), expression => Assert.NotNull(ExpressionReader.TryRead(expression)));
    }

    [Fact]
    public void Results_under_other_device_rules_have_another_fingerprint()
    {
        var options = new AnalysisOptions { DeviceRules = Small };

        Assert.NotEqual(new AnalysisOptions().Canonical(), options.Canonical());
        Assert.NotEqual(new AnalysisRules(new AnalysisOptions()).Fingerprint, new AnalysisRules(options).Fingerprint);
        Assert.Equal("device rules", options.DifferenceFrom(new AnalysisOptions()));
    }

    [Theory]
    [InlineData("\"mobile\"", "\"toaster\"", "$.kinds[0].is: \"toaster\" is not a kind of device; the kinds are mobile, tablet, desktop, tv and unknown. Bots have a list of their own.")]
    [InlineData("\"mobile\"", "\"bot\"", "$.kinds[0].is: \"bot\" is not a kind of device; the kinds are mobile, tablet, desktop, tv and unknown. Bots have a list of their own.")]
    [InlineData("\"talkie\"", "\"(\"", "$.kinds[1].matches[0]: this is not a regular expression: ")]
    [InlineData("\"talkie\"", "\"(?=a)\"", "$.kinds[1].matches[0]: a regular expression here may not use lookarounds, backreferences or hundreds of repetitions.")]
    [InlineData("\"people\"", "\"persons\"", "$.bots: unknown property \"persons\"; allowed are without, bots, people and about.")]
    [InlineData("\"matches\": [\"talkie\"]", "\"has\": []", "$.kinds[1]: unknown property \"has\"; allowed are is, matches, without and about.")]
    [InlineData("\"browsers\": []", "", "$: the property \"browsers\" is missing.")]
    public void What_the_file_cannot_mean_is_refused_with_its_place(string from, string to, string message)
    {
        var fault = Assert.Throws<InvalidRulesException>(
            () => DeviceRules.Parse(Small.Replace(from, to, StringComparison.Ordinal), "mine.json"));

        Assert.StartsWith("mine.json, " + message, fault.Message);
    }

    private static IEnumerable<string> ExpressionsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(property => property.Name is not ("is" or "about")).SelectMany(property => ExpressionsIn(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(ExpressionsIn),
        _ => [value.GetString()!],
    };
}
