using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

public sealed class PseudonymTests
{
    private static readonly TagPseudonyms Tags = ChannelRules.BuiltIn.Tags;

    [Fact]
    public void The_pseudonyms_of_the_test_are_those_of_the_contract()
    {
        Assert.Equal("C4CA42", Traffic.HiddenTag("1"));
        Assert.Equal("7B4C8A", Traffic.HiddenTag("Affiliates"));
        Assert.Equal("source-603bdc25.com", Traffic.HiddenHost("m.facebook.com"));
    }

    [Theory]
    [InlineData("affiliates", Channel.Affiliates)]
    [InlineData("Affiliates", Channel.Affiliates)]
    [InlineData("AFFILIATES", Channel.Affiliates)]
    [InlineData("paidsearch", Channel.PaidOther)]
    [InlineData("Social", Channel.OrganicSocial)]
    public void A_hidden_medium_of_the_vocabulary_is_as_good_as_plain(string medium, Channel expected)
    {
        var source = Traffic.Visit($"utm_medium={Traffic.HiddenTag(medium)}");

        Assert.Equal(expected, source.Channel);
        Assert.Equal(medium, source.Medium);
    }

    [Theory]
    [InlineData("google", Channel.PaidSearch)]
    [InlineData("TikTok", Channel.PaidSocial)]
    [InlineData("Tiktok", Channel.PaidSocial)]
    [InlineData("facebook.com", Channel.PaidSocial)]
    [InlineData("google_ads", Channel.PaidSearch)]
    [InlineData("Google%20Ads", Channel.PaidSearch)]
    [InlineData("chatgpt.com", Channel.PaidOther)]
    public void A_hidden_source_of_the_vocabulary_is_as_good_as_plain(string source, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit($"utm_source={Traffic.HiddenTag(source)}&utm_medium=cpc").Channel);

    [Theory]
    [InlineData("Welcome%20Series", "Welcome Series")]
    [InlineData("welcome+series", "welcome series")]
    public void A_value_was_hidden_as_it_stood_in_the_address(string inAddress, string plain) =>
        Assert.Equal(plain, Traffic.Visit($"utm_source={Traffic.HiddenTag(inAddress)}").Source);

    [Fact]
    public void The_pseudonym_of_nothing_is_no_value() =>
        Assert.Equal(
            new TrafficSource(Channel.Direct, "", "", "", ""),
            Traffic.Visit("utm_source=D41D8C&utm_medium=D41D8C&utm_campaign=D41D8C"));

    [Fact]
    public void A_campaign_stays_as_written() =>
        Assert.Equal(Traffic.HiddenTag("google"), Traffic.Visit($"utm_campaign={Traffic.HiddenTag("google")}").Campaign);

    [Fact]
    public void A_tag_that_the_vocabulary_does_not_know_stays_opaque()
    {
        var hidden = Traffic.HiddenTag("a word that nobody lists");
        var source = Traffic.Visit($"utm_medium={hidden}");

        Assert.Equal(new TrafficSource(Channel.Unassigned, "", hidden, "", ""), source);
        Assert.True(Tags.IsOpaque(hidden));
        Assert.False(Tags.TryResolve(hidden, out _));
    }

    [Theory]
    [InlineData("7B4C8A")]
    [InlineData("D41D8C")]
    [InlineData("7b4c8b")]
    [InlineData("7B4C8")]
    [InlineData("7B4C8AA")]
    [InlineData("Affiliates")]
    [InlineData("")]
    public void Known_pseudonyms_and_plain_text_are_not_opaque(string value) => Assert.False(Tags.IsOpaque(value));

    [Theory]
    [InlineData("m.facebook.com", Channel.OrganicSocial)]
    [InlineData("lm.facebook.com", Channel.OrganicSocial)]
    [InlineData("duckduckgo.com", Channel.OrganicSearch)]
    [InlineData("www.google.co.uk", Channel.OrganicSearch)]
    [InlineData("www.google.com.ag", Channel.OrganicSearch)]
    [InlineData("m.yandex.com.ge", Channel.OrganicSearch)]
    [InlineData("uk.search.yahoo.com", Channel.OrganicSearch)]
    [InlineData("chatgpt.com", Channel.AiAssistant)]
    [InlineData("mail.yahoo.co.jp", Channel.Email)]
    [InlineData("search.yahoo.com", Channel.OrganicSearch)]
    [InlineData("mail.google.com", Channel.Email)]
    public void A_hidden_referrer_of_the_vocabulary_is_that_host(string host, Channel expected)
    {
        var source = Traffic.From($"https://{Traffic.HiddenHost(host)}/");

        Assert.Equal(expected, source.Channel);
        Assert.Equal(host, source.ReferrerHost);
    }

    [Theory]
    [InlineData("www.paypal.com")]
    [InlineData("www.sofort.com")]
    [InlineData("accounts.google.com")]
    [InlineData("shop.example")]
    [InlineData("www.shop.example")]
    [InlineData("checkout.shop.example")]
    [InlineData("m.checkout.shop.example")]
    public void A_hidden_payment_provider_or_own_host_is_no_referrer(string host) =>
        Assert.Equal(
            new TrafficSource(Channel.Direct, "", "", "", ""),
            Traffic.From($"https://{Traffic.HiddenHost(host)}/", "https://checkout.shop.example/"));

    [Fact]
    public void A_hidden_host_that_nobody_lists_is_an_external_one_under_its_pseudonym()
    {
        var hidden = Traffic.HiddenHost("magazine.example");

        Assert.Equal(new TrafficSource(Channel.Referral, "", "", "", hidden), Traffic.From($"https://{hidden}/x"));
    }
}
