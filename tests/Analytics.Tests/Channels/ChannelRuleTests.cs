using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

/// <summary>The sixteen rules of the specification, each with inputs that hold and neighbours that do not.</summary>
public sealed class ChannelRuleTests
{
    private const string Search = "https://www.google.com/";
    private const string Network = "https://www.facebook.com/";
    private const string Magazine = "https://magazine.example/";

    [Theory]
    [InlineData("utm_medium=sms")]
    [InlineData("utm_medium=Text")]
    [InlineData("utm_medium=text_message")]
    [InlineData("utm_medium=text%20message")]
    [InlineData("utm_source=SMS&utm_medium=flow")]
    [InlineData("utm_source=klaviyo&utm_medium=sms")]
    public void Text_messages_are_sms(string query) => Assert.Equal(Channel.Sms, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("utm_medium=email")]
    [InlineData("utm_medium=E-Mail")]
    [InlineData("utm_medium=e_mail")]
    [InlineData("utm_medium=e+mail")]
    [InlineData("utm_medium=newsletter")]
    [InlineData("utm_source=klaviyo&utm_medium=flow")]
    [InlineData("utm_source=Attentive")]
    [InlineData("utm_source=campaign_monitor")]
    [InlineData("utm_source=mailchi.mp")]
    [InlineData("utm_source=email_spring")]
    [InlineData("utm_source=e-mail_spring")]
    [InlineData("utm_source=Newsletter-March&utm_medium=link")]
    [InlineData("_kx=abc")]
    [InlineData("mc_eid=1&gclid=2")]
    [InlineData("MKT_TOK=1")]
    [InlineData("utm_source=gmail")]
    [InlineData("utm_source=mail.google.com")]
    public void Mail_words_mail_tools_and_their_ids_are_email(string query) => Assert.Equal(Channel.Email, Traffic.Visit(query, Search).Channel);

    [Theory]
    [InlineData("utm_source=emailing-list")]
    [InlineData("utm_source=newsletterspring")]
    public void A_source_that_only_contains_a_mail_word_is_unassigned(string query) => Assert.Equal(Channel.Unassigned, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("utm_medium=affiliate")]
    [InlineData("utm_medium=Affiliates")]
    [InlineData("utm_medium=partner")]
    [InlineData("utm_medium=partners")]
    [InlineData("utm_medium=partnership")]
    [InlineData("utm_medium=Partnerships")]
    [InlineData("irclickid=1")]
    [InlineData("ranSiteID=1")]
    [InlineData("RANSITEID=1")]
    [InlineData("tduid=1&gclid=2")]
    [InlineData("awc=1&utm_medium=cpc")]
    public void Affiliate_words_and_click_ids_are_affiliates(string query) => Assert.Equal(Channel.Affiliates, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("google", Channel.PaidSearch)]
    [InlineData("BING", Channel.PaidSearch)]
    [InlineData("www.google.co.uk", Channel.PaidSearch)]
    [InlineData("google_brand", Channel.PaidSearch)]
    [InlineData("facebook", Channel.PaidSocial)]
    [InlineData("ig", Channel.PaidSocial)]
    [InlineData("m.facebook.com", Channel.PaidSocial)]
    [InlineData("com.facebook.katana", Channel.PaidSocial)]
    [InlineData("Facebook_Mobile_Feed", Channel.PaidSocial)]
    [InlineData("Instagram Stories", Channel.PaidSocial)]
    [InlineData("tik-tok-feed", Channel.PaidSocial)]
    [InlineData("facebookish", Channel.PaidOther)]
    [InlineData("line-dancing-weekly", Channel.PaidOther)]
    [InlineData("x_files", Channel.PaidOther)]
    [InlineData("medium-rare", Channel.PaidOther)]
    [InlineData("docs.google.com", Channel.PaidOther)]
    [InlineData("somewhere", Channel.PaidOther)]
    [InlineData("chatgpt.com", Channel.PaidOther)]
    [InlineData("", Channel.PaidOther)]
    public void A_paid_click_belongs_to_the_kind_of_its_source(string source, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit($"utm_source={source}&utm_medium=cpc", Magazine).Channel);

    [Theory]
    [InlineData("utm_source=adwords", Channel.PaidSearch)]
    [InlineData("utm_source=adwords&utm_medium=referral", Channel.PaidSearch)]
    [InlineData("utm_source=Google-Ads&utm_medium=display", Channel.PaidSearch)]
    [InlineData("utm_source=fb_ads", Channel.PaidSocial)]
    [InlineData("utm_source=an&utm_medium=feed", Channel.PaidSocial)]
    [InlineData("utm_source=fb_ads&utm_medium=email", Channel.Email)]
    [InlineData("utm_source=antiques-weekly", Channel.Unassigned)]
    public void The_name_of_an_advertisement_is_paid_whatever_the_medium(string query, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("utm_medium=cpc", "https://www.bing.com/", Channel.PaidSearch)]
    [InlineData("utm_medium=cpc", "https://l.facebook.com/", Channel.PaidSocial)]
    [InlineData("utm_medium=cpm", "https://l.facebook.com/", Channel.PaidSocial)]
    [InlineData("utm_medium=cpc", "https://magazine.example/", Channel.PaidOther)]
    [InlineData("utm_medium=cpc", "", Channel.PaidOther)]
    [InlineData("utm_medium=cpc&utm_source=criteo", "https://www.bing.com/", Channel.PaidOther)]
    [InlineData("utm_medium=cpc&utm_source=(not set)", "https://www.bing.com/", Channel.PaidSearch)]
    public void A_paid_click_without_a_source_belongs_to_its_referrer(string query, string referrer, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit(query, referrer).Channel);

    [Theory]
    [InlineData("utm_medium=display")]
    [InlineData("utm_medium=banner&utm_source=google")]
    [InlineData("utm_medium=Interstitial")]
    [InlineData("utm_medium=expandable")]
    [InlineData("utm_medium=cpm")]
    [InlineData("utm_medium=cpm&utm_source=criteo")]
    public void Banner_mediums_are_display(string query) => Assert.Equal(Channel.Display, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("ppc")]
    [InlineData("retargeting")]
    [InlineData("re-targeting")]
    [InlineData("paid")]
    [InlineData("Paid_Anything")]
    [InlineData("xcpx")]
    public void The_paid_pattern_takes_known_and_unknown_mediums(string medium) =>
        Assert.Equal(Channel.PaidOther, Traffic.Visit($"utm_medium={medium}").Channel);

    [Theory]
    [InlineData("unpaid")]
    [InlineData("retargeting2")]
    [InlineData("appc")]
    [InlineData("topic-page")]
    public void The_paid_pattern_is_about_the_whole_medium_as_written(string medium) =>
        Assert.Equal(Channel.Unassigned, Traffic.Visit($"utm_medium={medium}").Channel);

    [Theory]
    [InlineData("utm_source=chatgpt.com")]
    [InlineData("utm_source=chatgpt.com&utm_medium=referral")]
    [InlineData("utm_source=Perplexity&utm_medium=organic")]
    [InlineData("utm_source=gemini.google.com")]
    [InlineData("utm_source=claude&gclid=1")]
    public void An_assistant_as_source_is_an_AI_assistant(string query) => Assert.Equal(Channel.AiAssistant, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("utm_medium=social", Channel.OrganicSocial)]
    [InlineData("utm_medium=social-network", Channel.OrganicSocial)]
    [InlineData("utm_medium=Social+Media", Channel.OrganicSocial)]
    [InlineData("utm_medium=sm", Channel.OrganicSocial)]
    [InlineData("utm_source=pinterest", Channel.OrganicSocial)]
    [InlineData("utm_source=pinterest&utm_medium=website", Channel.OrganicSocial)]
    [InlineData("utm_source=facebook&utm_medium=organic", Channel.OrganicSocial)]
    [InlineData("utm_medium=organic", Channel.OrganicSearch)]
    [InlineData("utm_source=google", Channel.OrganicSearch)]
    [InlineData("utm_source=google&utm_campaign=spring", Channel.OrganicSearch)]
    [InlineData("utm_source=google&utm_medium=(none)", Channel.OrganicSearch)]
    [InlineData("utm_source=google&utm_medium=website", Channel.Unassigned)]
    [InlineData("utm_medium=referral", Channel.Referral)]
    [InlineData("utm_medium=app", Channel.Referral)]
    [InlineData("utm_source=google&utm_medium=link", Channel.Referral)]
    public void Unpaid_tags_name_their_channel(string query, Channel expected) => Assert.Equal(expected, Traffic.Visit(query, Magazine).Channel);

    [Theory]
    [InlineData("utm_source=somewhere")]
    [InlineData("utm_medium=website")]
    [InlineData("utm_campaign=spring")]
    [InlineData("utm_source=Facebook_Mobile_Feed")]
    public void Tags_that_no_rule_knows_are_unassigned_even_beside_a_referrer(string query) =>
        Assert.Equal(Channel.Unassigned, Traffic.Visit(query, Network).Channel);

    [Theory]
    [InlineData("utm_term=x&utm_content=y&utm_id=1")]
    [InlineData("utm_source=&utm_medium=%20&utm_campaign=D41D8C")]
    public void Other_tags_and_empty_values_do_not_count(string query) =>
        Assert.Equal(Channel.OrganicSearch, Traffic.Visit(query, Search).Channel);

    // Each input holds for the rule and for a later one, so that the order alone decides.
    [Theory]
    [InlineData("utm_medium=email&utm_source=sms", Channel.Sms)]
    [InlineData("utm_medium=email&affid=1", Channel.Email)]
    [InlineData("utm_medium=cpc&utm_source=google&affid=1", Channel.Affiliates)]
    [InlineData("utm_medium=cpm&utm_source=google", Channel.PaidSearch)]
    [InlineData("utm_medium=cpm", Channel.PaidSearch)]
    [InlineData("utm_medium=cpc&utm_source=chatgpt.com", Channel.PaidOther)]
    [InlineData("utm_source=chatgpt.com&gclid=1", Channel.AiAssistant)]
    [InlineData("utm_source=facebook&gclid=1", Channel.PaidSearch)]
    [InlineData("utm_source=facebook&utm_medium=website&gclid=1", Channel.OrganicSocial)]
    [InlineData("utm_medium=organic&gclid=1", Channel.OrganicSearch)]
    [InlineData("utm_medium=referral&gclid=1", Channel.Referral)]
    [InlineData("utm_medium=website&gclid=1", Channel.PaidSearch)]
    [InlineData("utm_medium=website&tblci=1&fbclid=1", Channel.PaidOther)]
    [InlineData("srsltid=1&utm_campaign=x", Channel.OrganicShopping)]
    [InlineData("utm_campaign=x", Channel.Unassigned)]
    public void The_first_rule_that_holds_decides(string query, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit(query, Search).Channel);

    [Theory]
    [InlineData("https://chatgpt.com/", Channel.AiAssistant)]
    [InlineData("https://www.google.com/", Channel.OrganicSearch)]
    [InlineData("https://m.facebook.com/", Channel.OrganicSocial)]
    [InlineData("https://mail.google.com/", Channel.Email)]
    [InlineData("https://magazine.example/", Channel.Referral)]
    [InlineData("", Channel.Direct)]
    public void Without_tags_the_referrer_decides(string referrer, Channel expected) =>
        Assert.Equal(expected, Traffic.From(referrer).Channel);

    [Fact]
    public void An_AI_assistant_is_in_the_group_of_referrals()
    {
        Assert.Equal("AI Assistant", Channel.AiAssistant.Name());
        Assert.Equal("Referral", Channel.AiAssistant.Group());
    }
}
