using Puffy.Analytics.Channels;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Tests.Channels;

public sealed class ChannelRulesTests
{
    private const string Small = """
        {
          "rules": [
            { "rule": "radio", "channel": "Display", "any": [ { "medium": ["radio"], "source": ["@stations"] } ] },
            { "rule": "station", "channel": "Paid Other", "any": [ { "referrer": ["@stations"] } ] },
            { "rule": "rest", "channel": "Unassigned" }
          ],
          "no_referrer": ["@tills"],
          "tags": { "source": ["utm_source", "from"], "medium": ["utm_medium"], "campaign": ["utm_campaign"] },
          "only_alone": [],
          "more_suffixes": ["builder.example"],
          "lists": { "stations": ["kxyz", "radio.*", { "name": "Wave", "hosts": ["wave.example"], "words": ["wave"] }], "tills": ["till.example"] },
          "vocabulary": ["billboard"]
        }
        """;

    [Fact]
    public void An_analysts_rules_and_lists_replace_the_built_in_ones()
    {
        var classifier = new TrafficClassifier(ChannelRules.Parse(Small, "mine.json"), []);

        Assert.Equal(Channel.Display, classifier.Classify("/?utm_medium=Radio&utm_source=KXYZ", "").Channel);
        Assert.Equal(Channel.Unassigned, classifier.Classify("/?utm_medium=radio", "").Channel);
        Assert.Equal(Channel.PaidOther, classifier.Classify("/", "https://www.radio.co.uk/").Channel);
        Assert.Equal(Channel.PaidOther, classifier.Classify("/", "https://www.wave.example/").Channel);
        Assert.Equal(Channel.Display, classifier.Classify("/?utm_medium=radio&from=Wave", "").Channel);
        Assert.Equal("b.builder.example", classifier.Classify("https://a.builder.example/", "https://b.builder.example/").ReferrerHost);
        Assert.Equal("", classifier.Classify("/", "https://till.example/").ReferrerHost);
        Assert.Equal("billboard", classifier.Classify($"/?utm_medium={Traffic.HiddenTag("billboard")}", "").Medium);
        Assert.Equal(Channel.Unassigned, classifier.Classify("/?utm_medium=email", "https://www.google.com/").Channel);
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_meaning()
    {
        var print = ChannelRules.Parse(Small, "a.json").Fingerprint;

        Assert.Matches("^[0-9a-f]{32}$", print);
        Assert.Equal(print, ChannelRules.Parse("// remark\n" + Small.Replace("  ", "\n", StringComparison.Ordinal), "b.json").Fingerprint);
        Assert.Equal(print, Changed("\"rules\": [", "\"about\": \"mine\", \"rules\": ["));
        Assert.Equal(print, Changed("\"rule\": \"radio\", \"channel\": \"Display\"", "\"channel\": \"Display\", \"rule\": \"radio\""));
        Assert.NotEqual(print, Changed("kxyz", "kxyy"));

        static string Changed(string from, string to) =>
            ChannelRules.Parse(Small.Replace(from, to, StringComparison.Ordinal), "c.json").Fingerprint;
    }

    [Fact]
    public void A_file_of_an_earlier_format_is_refused_with_all_that_has_to_change()
    {
        var fault = Assert.Throws<InvalidRulesException>(
            () => ChannelRules.Parse("{ \"user_agents\": {}, \"country_suffixes\": [], \"hosting_suffixes\": [] }", "mine.json"));

        Assert.Equal(
            "mine.json, $: this file is of an earlier format. "
            + "Delete \"user_agents\": rules for user agents belong in their own file, given by --device-rules. "
            + "Delete \"country_suffixes\": Puffy brings the Public Suffix List. "
            + "Delete \"hosting_suffixes\" for the same reason; endings that the list lacks go into \"more_suffixes\". "
            + "Add \"tags\", \"only_alone\" and \"more_suffixes\" as in the built-in rules, which puffy channel --print-rules shows.",
            fault.Message);
    }

    [Theory]
    [InlineData("\"Display\"", "\"Telegraph\"", "$.rules[0].channel: \"Telegraph\" is not a channel; the channels are AI Assistant, Affiliates, Direct, Display, Email,")]
    [InlineData("{ \"medium\"", "{ \"mediums\"", "$.rules[0].any[0]: unknown property \"mediums\"; allowed are medium, medium_matches, source, source_begins, source_ad, query_key, referrer, tagged, lacks and about.")]
    [InlineData("[\"radio\"]", "\"radio\"", "$.rules[0].any[0].medium: expected a list, found \"radio\".")]
    [InlineData("[\"radio\"]", "[\"radio\", 7]", "$.rules[0].any[0].medium[1]: expected a text, found 7.")]
    [InlineData("[\"radio\"]", "[\" \"]", "$.rules[0].any[0].medium[0]: the text is empty.")]
    [InlineData("[\"radio\"]", "[\"@waves\"]", "$.rules[0].any[0].medium[0]: the list \"waves\" does not exist; the lists are stations, tills.")]
    [InlineData("\"medium\": [\"radio\"]", "\"medium_matches\": \"(\"", "$.rules[0].any[0].medium_matches: this regular expression cannot be used here: ")]
    [InlineData("\"medium\": [\"radio\"]", "\"medium_matches\": \"(?=a)\"", "$.rules[0].any[0].medium_matches: this regular expression cannot be used here: ")]
    [InlineData("\"medium\": [\"radio\"]", "\"tagged\": false", "$.rules[0].any[0].tagged: only true is allowed.")]
    [InlineData("{ \"referrer\": [\"@stations\"] }", "{ \"referrer\": [\"kxyz\"] }", "$.rules[1].any[0].referrer[0]: \"kxyz\" is not a host; a host has a dot, \"any\" is every host, \"@name\" a list.")]
    [InlineData("{ \"referrer\": [\"@stations\"] }", "", "$.rules[1].any: the list is empty, so the rule could never match.")]
    [InlineData("{ \"referrer\": [\"@stations\"] }", "{ }", "$.rules[1].any[0]: a condition is missing; give one of medium,")]
    [InlineData("\"Unassigned\" }", "\"Unassigned\", \"any\": [ { \"tagged\": true } ] }", "$.rules[2]: the last rule must not have \"any\"")]
    [InlineData(", \"any\": [ { \"referrer\": [\"@stations\"] } ]", "", "$.rules[1]: only the last rule may lack \"any\"")]
    [InlineData("\"till.example\"", "\"https://till.example/\"", "$.lists.tills[0]: \"https://till.example/\" is not a host; write it as facebook.com, or as google.* for every public suffix.")]
    [InlineData("\"till.example\"", "\"@stations\"", "$.lists.tills[0]: a list cannot hold another list; name both lists in the rule.")]
    [InlineData("\"medium\": [\"radio\"]", "\"lacks\": [\"term\"]", "$.rules[0].any[0].lacks[0]: \"term\" is not a tag; the tags are source, medium, campaign.")]
    [InlineData("\"medium\": [\"radio\"]", "\"lacks\": []", "$.rules[0].any[0].lacks: the list is empty; name one of source, medium, campaign.")]
    [InlineData("[\"utm_medium\"]", "[\"From\"]", "$.tags.medium[0]: \"From\" appears here twice; a key can give only one tag.")]
    [InlineData("\"name\": \"Wave\"", "\"nom\": \"Wave\"", "$.lists.stations[2]: unknown property \"nom\"; allowed are name, hosts, any_suffix, labels, apps, words, ad_words, keys and about.")]
    [InlineData("\"hosts\": [\"wave.example\"]", "\"labels\": [\"(\"]", "$.lists.stations[2].labels[0]: this regular expression cannot be used here: ")]
    [InlineData("\"more_suffixes\"", "\"country_suffixes\"", "$: this file is of an earlier format. Delete \"country_suffixes\": Puffy brings the Public Suffix List. Add \"tags\", ")]
    [InlineData("\"vocabulary\"", "\"words\"", "$: unknown property \"words\"; allowed are tags, rules, no_referrer, only_alone,")]
    [InlineData("\"vocabulary\": [\"billboard\"]", "", "$: the property \"vocabulary\" is missing.")]
    [InlineData("\"rules\": [", "\"rules\": ", "line 4: this is not JSON: '{' is an invalid")]
    public void A_slip_is_refused_with_the_file_its_place_and_what_is_allowed(string from, string to, string expected)
    {
        Assert.Contains(from, Small, StringComparison.Ordinal);
        var json = Small.Replace(from, to, StringComparison.Ordinal);

        var fault = Assert.Throws<InvalidRulesException>(() => ChannelRules.Parse(json, "mine.json"));

        Assert.StartsWith("mine.json, " + expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal("mine.json", fault.File);
        Assert.StartsWith(fault.Path + ": ", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_more_conditions_than_can_be_held_is_refused()
    {
        var rules = Enumerable.Range(0, 62).Select(i => $$"""{ "rule": "x", "channel": "Email", "any": [ { "medium": ["x{{i}}"] } ] },""");
        var json = Small.Replace("\"rules\": [", "\"rules\": [" + string.Concat(rules), StringComparison.Ordinal);

        var fault = Assert.Throws<InvalidRulesException>(() => ChannelRules.Parse(json, "mine.json"));

        Assert.Equal("mine.json, $.rules[63].any[0].referrer: this is the 65th condition; a rules file may have 64 different ones.", fault.Message);
    }
}
