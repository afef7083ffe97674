using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

public sealed class ChannelExplanationTests
{
    [Theory]
    [InlineData("utm_medium=email", "", 2, "e-mail", "The medium \"email\" is one of its words.")]
    [InlineData("utm_source=klaviyo", "", 2, "e-mail", "The source \"klaviyo\" is Klaviyo in mail_tools.")]
    [InlineData("mc_eid=1", "", 2, "e-mail", "The address has the key \"mc_eid\": Mailchimp in mail_tools.")]
    [InlineData("utm_source=fb_ads", "", 5, "paid, from a social network", "The source \"fb_ads\" is Facebook in social_networks, as a word for an advertisement.")]
    [InlineData("utm_source=m.facebook.com", "", 13, "social by its tags", "The source \"m.facebook.com\" is a host of Facebook in social_networks (\"facebook.com\").")]
    [InlineData("utm_source=leaflet", "", 23, "tags that no rule knows", "The address has a campaign tag: source \"leaflet\".")]
    [InlineData("", "https://www.google.com.ag/", 25, "referrer is a search engine", "The referrer www.google.com.ag is a host of Google in search_engines (\"google\" under every public suffix).")]
    [InlineData("", "https://magazine.example/", 28, "any other referrer", "The referrer magazine.example is another site.")]
    [InlineData("", "", 29, "nothing known", "No rule before it matches.")]
    public void The_deciding_rule_is_named_with_the_entry_that_made_it_hold(string query, string referrer, int number, string rule, string reason)
    {
        var explanation = Explain(query, referrer);

        Assert.Equal((number, rule), (explanation.RuleNumber, explanation.Rule));
        Assert.Equal([reason], explanation.Reasons);
        Assert.Empty(explanation.Notes);
    }

    [Fact]
    public void Every_condition_of_the_rule_has_its_sentence()
    {
        Assert.Equal(
            ["The medium \"cpc\" matches ^(.*cp.*|ppc|re[-_ ]?targeting|paid.*)$.", "The source \"Facebook_Mobile_Feed\" begins with \"facebook\": Facebook in social_networks."],
            Explain("utm_source=Facebook_Mobile_Feed&utm_medium=cpc", "").Reasons);
        Assert.Equal(
            ["The address has the key \"gclid\": Google Ads in search_ad_ids.", "The address lacks medium."],
            Explain("gclid=1", "").Reasons.Order());
    }

    [Theory]
    [InlineData("utm_source={source}", "", "The source \"{source}\" counts as missing.")]
    [InlineData("utm_source=210DCC", "", "The source 210DCC is the pseudonym of \"chatgpt.com\".")]
    [InlineData("", "https://source-603bdc25.com/", "The referrer source-603bdc25.com is the pseudonym of m.facebook.com.")]
    [InlineData("", "https://www.sofort.com/", "The referrer www.sofort.com does not count: Klarna in payment_providers.")]
    [InlineData("", "https://checkout.shop.example/", "The referrer checkout.shop.example does not count: it is the shop's own.")]
    [InlineData("", "(direct)", "The referrer \"(direct)\" is not the address of a website or app.")]
    public void What_is_read_otherwise_than_it_stands_is_noted(string query, string referrer, string note) =>
        Assert.Equal([note], Explain(query, referrer).Notes);

    private static ChannelExplanation Explain(string query, string referrer) =>
        ChannelExplanation.Of(new TrafficClassifier(ChannelRules.BuiltIn, []), $"https://shop.example/?{query}", referrer);
}
