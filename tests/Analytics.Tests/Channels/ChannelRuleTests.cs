using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

public sealed class ChannelRuleTests
{
    private const string Search = "https://www.google.com/";
    private const string Network = "https://www.facebook.com/";

    [Theory]
    [InlineData("utm_medium=email")]
    [InlineData("utm_medium=E-Mail")]
    [InlineData("utm_medium=newsletter")]
    [InlineData("utm_source=klaviyo&utm_medium=flow")]
    [InlineData("utm_source=Attentive")]
    [InlineData("_kx=abc")]
    public void Mail_tags_mail_tools_and_the_key_of_klaviyo_are_email(string query) =>
        Assert.Equal(Channel.Email, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("utm_medium=sms")]
    [InlineData("utm_source=SMS&utm_medium=flow")]
    public void Text_messages_are_sms(string query) => Assert.Equal(Channel.Sms, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("utm_medium=affiliate")]
    [InlineData("utm_medium=Affiliates")]
    [InlineData("utm_medium=partner")]
    [InlineData("irclickid=1")]
    [InlineData("affid=1")]
    [InlineData("sscid=1")]
    [InlineData("awc=1")]
    [InlineData("cjevent=1")]
    [InlineData("ranSiteID=1")]
    [InlineData("clickref=1")]
    public void Affiliate_tags_and_click_ids_are_affiliates(string query) =>
        Assert.Equal(Channel.Affiliates, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("display")]
    [InlineData("banner")]
    [InlineData("cpm")]
    [InlineData("interstitial")]
    public void Banner_mediums_are_display_whatever_the_source(string medium) =>
        Assert.Equal(Channel.Display, Traffic.Visit($"utm_medium={medium}&utm_source=google").Channel);

    [Theory]
    [InlineData("google", Channel.PaidSearch)]
    [InlineData("BING", Channel.PaidSearch)]
    [InlineData("www.google.co.uk", Channel.PaidSearch)]
    [InlineData("facebook", Channel.PaidSocial)]
    [InlineData("ig", Channel.PaidSocial)]
    [InlineData("m.facebook.com", Channel.PaidSocial)]
    [InlineData("com.facebook.katana", Channel.PaidSocial)]
    [InlineData("somewhere", Channel.PaidOther)]
    [InlineData("docs.google.com", Channel.PaidOther)]
    [InlineData("", Channel.PaidOther)]
    public void A_paid_click_belongs_to_the_kind_of_its_source(string source, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit($"utm_source={source}&utm_medium=cpc").Channel);

    [Theory]
    [InlineData("ppc")]
    [InlineData("retargeting")]
    [InlineData("paid")]
    [InlineData("Paid_Anything")]
    [InlineData("xcpx")]
    public void The_paid_pattern_takes_known_and_unknown_mediums(string medium) =>
        Assert.Equal(Channel.PaidOther, Traffic.Visit($"utm_medium={medium}").Channel);

    [Theory]
    [InlineData("unpaid")]
    [InlineData("retargeting2")]
    [InlineData("appc")]
    public void The_paid_pattern_is_about_the_whole_medium(string medium) =>
        Assert.Equal(Channel.Unassigned, Traffic.Visit($"utm_medium={medium}").Channel);

    [Theory]
    [InlineData("utm_medium=social", Channel.OrganicSocial)]
    [InlineData("utm_medium=social-network", Channel.OrganicSocial)]
    [InlineData("utm_medium=social-media", Channel.OrganicSocial)]
    [InlineData("utm_medium=sm", Channel.OrganicSocial)]
    [InlineData("utm_source=pinterest", Channel.OrganicSocial)]
    [InlineData("utm_medium=organic", Channel.OrganicSearch)]
    [InlineData("utm_medium=referral", Channel.Referral)]
    [InlineData("utm_medium=app", Channel.Referral)]
    [InlineData("utm_medium=link", Channel.Referral)]
    public void Unpaid_mediums_name_their_channel(string query, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("gclid", Channel.PaidSearch)]
    [InlineData("gbraid", Channel.PaidSearch)]
    [InlineData("wbraid", Channel.PaidSearch)]
    [InlineData("dclid", Channel.PaidSearch)]
    [InlineData("msclkid", Channel.PaidSearch)]
    [InlineData("gad_source", Channel.PaidSearch)]
    [InlineData("fbclid", Channel.OrganicSocial)]
    [InlineData("ttclid", Channel.OrganicSocial)]
    [InlineData("igshid", Channel.OrganicSocial)]
    [InlineData("twclid", Channel.OrganicSocial)]
    [InlineData("li_fat_id", Channel.OrganicSocial)]
    [InlineData("epik", Channel.OrganicSocial)]
    [InlineData("srsltid", Channel.OrganicShopping)]
    public void A_click_id_counts_by_its_key_whatever_its_value(string key, Channel expected)
    {
        Assert.Equal(expected, Traffic.Visit($"{key}=D41D8C").Channel);
        Assert.Equal(expected, Traffic.Visit($"a=b&{key}=").Channel);
        Assert.Equal(expected, Traffic.Visit(key).Channel);
    }

    [Theory]
    [InlineData("utm_source=somewhere")]
    [InlineData("utm_medium=website")]
    [InlineData("utm_campaign=spring")]
    [InlineData("utm_source=google")]
    public void Tags_that_no_rule_knows_are_unassigned_even_beside_a_referrer(string query) =>
        Assert.Equal(Channel.Unassigned, Traffic.Visit(query, Network).Channel);

    [Theory]
    [InlineData("utm_term=x&utm_content=y&utm_id=1")]
    [InlineData("utm_source=&utm_medium=%20&utm_campaign=D41D8C")]
    public void Other_tags_and_empty_values_do_not_count(string query) =>
        Assert.Equal(Channel.OrganicSearch, Traffic.Visit(query, Search).Channel);

    // Each input holds for the rule and for its successor, so that the order alone decides.
    [Theory]
    [InlineData("utm_medium=email&utm_source=sms", Channel.Email)]
    [InlineData("utm_medium=sms&affid=1", Channel.Sms)]
    [InlineData("utm_medium=display&affid=1", Channel.Affiliates)]
    [InlineData("utm_medium=cpm", Channel.Display)]
    [InlineData("utm_medium=cpc&utm_source=facebook", Channel.PaidSocial)]
    [InlineData("utm_medium=organic&utm_source=facebook", Channel.OrganicSocial)]
    [InlineData("utm_medium=organic&gclid=1", Channel.OrganicSearch)]
    [InlineData("utm_medium=referral&gclid=1", Channel.Referral)]
    [InlineData("gclid=1&fbclid=1", Channel.PaidSearch)]
    [InlineData("fbclid=1&srsltid=1", Channel.OrganicSocial)]
    [InlineData("srsltid=1&utm_campaign=x", Channel.OrganicShopping)]
    [InlineData("utm_campaign=x", Channel.Unassigned)]
    public void The_first_rule_that_holds_decides(string query, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit(query, Search).Channel);

    [Theory]
    [InlineData("https://www.google.com/", Channel.OrganicSearch)]
    [InlineData("https://m.facebook.com/", Channel.OrganicSocial)]
    [InlineData("https://mail.google.com/", Channel.Email)]
    [InlineData("https://magazine.example/", Channel.Referral)]
    [InlineData("", Channel.Direct)]
    public void Without_tags_the_referrer_decides(string referrer, Channel expected) =>
        Assert.Equal(expected, Traffic.From(referrer).Channel);
}
