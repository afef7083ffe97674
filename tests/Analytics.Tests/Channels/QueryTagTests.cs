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
    public void Tags_are_found_in_any_kind_of_address(string page) =>
        Assert.Equal(Channel.Email, Traffic.From("", page).Channel);

    [Theory]
    [InlineData("https://shop.example/#?utm_medium=email")]
    [InlineData("https://shop.example/?xutm_medium=email")]
    [InlineData("https://shop.example/?my_affid=1")]
    [InlineData("https://shop.example/?q=affid")]
    [InlineData("https://shop.example/affid=1")]
    public void What_only_looks_like_a_tag_is_none(string page) =>
        Assert.Equal(Channel.Direct, Traffic.From("", page).Channel);

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
