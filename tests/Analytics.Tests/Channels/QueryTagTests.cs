using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

public sealed class QueryTagTests
{
    [Fact]
    public void Tags_are_decoded_and_keep_their_case()
    {
        var source = Traffic.Visit("UTM_Source=My%20Blog&utm_medium=Guest+Post&utm_campaign=50%25%20off%21");

        Assert.Equal(new TrafficSource(Channel.Unassigned, "My Blog", "Guest Post", "50% off!", ""), source);
    }

    [Fact]
    public void A_broken_escape_is_left_as_it_stands() =>
        Assert.Equal("100%zz", Traffic.Visit("utm_source=100%zz").Source);

    [Fact]
    public void The_first_value_of_a_repeated_tag_counts() =>
        Assert.Equal("first", Traffic.Visit("utm_source=&utm_source=first&utm_source=second").Source);

    [Theory]
    [InlineData("/products/pillow?utm_medium=email")]
    [InlineData("shop.example/?utm_medium=email")]
    [InlineData("?utm_medium=email")]
    [InlineData("https://shop.example?utm_medium=email#top")]
    [InlineData("https://shop.example/?utm%5Fmedium=email")]
    [InlineData("https://shop.example/?UTM_MEDIUM=EMAIL")]
    [InlineData("https://shop.example/?utm_medium=%65mail")]
    [InlineData("https://shop.example/?utm_medium=%20email+")]
    [InlineData("https://shop.example/?a=b&amp;utm_medium=email")]
    [InlineData("https://shop.example/?a=b&amp;amp;utm_medium=email")]
    [InlineData("https://shop.example/?a=b&#38;utm_medium=email")]
    [InlineData("https://shop.example/?a=b?utm_medium=email")]
    [InlineData("https://shop.example/?a=b;utm_medium=email")]
    [InlineData("https://shop.example/??utm_medium=email")]
    [InlineData("https://shop.example/?&&utm_medium=email&&")]
    [InlineData("https://shop.example/#utm_medium=email")]
    [InlineData("https://shop.example/#/cart?utm_medium=email")]
    [InlineData("https://shop.example/?a=b#!/cart?utm_medium=email")]
    [InlineData("https://shop.example/?mtm_medium=email")]
    [InlineData("https://shop.example/?pk_medium=email")]
    public void Tags_are_found_in_any_kind_of_address(string page) =>
        Assert.Equal(Channel.Email, Traffic.From("", page).Channel);

    [Theory]
    [InlineData("https://shop.example/?utm_id=1#my_utm_medium=email")]
    [InlineData("https://shop.example/?amp_utm_medium=email")]
    [InlineData("https://shop.example/?xutm_medium=email")]
    [InlineData("https://shop.example/?my_affid=1")]
    [InlineData("https://shop.example/?q=affid")]
    [InlineData("https://shop.example/affid=1")]
    public void What_only_looks_like_a_tag_is_none(string page) =>
        Assert.Equal(Channel.Direct, Traffic.From("", page).Channel);

    [Fact]
    public void The_fragment_counts_only_where_the_query_has_no_tag()
    {
        Assert.Equal("query", Traffic.From("", "https://shop.example/?utm_source=query#utm_source=fragment").Source);
        Assert.Equal("fragment", Traffic.From("", "https://shop.example/?utm_source=#utm_source=fragment").Source);
        Assert.Equal(Channel.Unassigned, Traffic.From("", "https://shop.example/?utm_source=query#utm_medium=email").Channel);
    }

    [Theory]
    [InlineData("mtm")]
    [InlineData("pk")]
    [InlineData("UTM")]
    public void The_tags_of_other_tools_mean_the_same(string tool) => Assert.Equal(
        new TrafficSource(Channel.PaidSearch, "google", "cpc", "brand", ""),
        Traffic.Visit($"{tool}_source=google&{tool}_medium=cpc&{tool}_campaign=brand"));

    [Theory]
    [InlineData("(not set)")]
    [InlineData("(not%20set)")]
    [InlineData("(Not+Set)")]
    [InlineData("(none)")]
    [InlineData("(direct)")]
    [InlineData("undefined")]
    [InlineData("NULL")]
    [InlineData("n/a")]
    [InlineData("unknown")]
    [InlineData("[object Object]")]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("{{campaign.name}}")]
    [InlineData("%7B%7Bcampaign.name%7D%7D")]
    [InlineData("{source}")]
    [InlineData("[utm_source]")]
    [InlineData("%%site%%")]
    [InlineData("__CAMPAIGN_NAME__")]
    [InlineData("${campaign}")]
    [InlineData("*|CAMPAIGN_UID|*")]
    public void A_tag_that_says_nothing_counts_as_absent(string value) => Assert.Equal(
        new TrafficSource(Channel.OrganicSearch, "", "", "", "www.google.com"),
        Traffic.Visit($"utm_source={value}&utm_medium={value}&utm_campaign={value}", "https://www.google.com/"));

    [Theory]
    [InlineData("direct")]
    [InlineData("{spring}-sale")]
    [InlineData("00")]
    [InlineData("nothing")]
    public void A_value_that_only_resembles_these_is_kept(string value) =>
        Assert.Equal(value, Traffic.Visit($"utm_source={value}").Source);

    [Theory]
    [InlineData("(none)")]
    [InlineData("(not set)")]
    [InlineData("undefined")]
    public void The_pseudonym_of_a_value_that_says_nothing_says_nothing(string value) => Assert.Equal(
        new TrafficSource(Channel.Direct, "", "", "", ""),
        Traffic.Visit($"utm_source={Traffic.HiddenTag(value)}&utm_campaign={Traffic.HiddenTag(value)}"));

    [Fact]
    public void Equal_texts_are_one_instance_so_that_many_sessions_share_them()
    {
        var classifier = new TrafficClassifier(ChannelRules.BuiltIn, []);
        var one = classifier.Classify("https://shop.example/?utm_campaign=spring", "https://magazine.example/a");
        var two = classifier.Classify("https://shop.example/x?utm_campaign=spring", "https://magazine.example/b");

        Assert.Same(one.Campaign, two.Campaign);
        Assert.Same(one.ReferrerHost, two.ReferrerHost);
    }
}
