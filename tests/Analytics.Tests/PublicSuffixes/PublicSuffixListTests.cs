using Puffy.Analytics.PublicSuffixes;

namespace Puffy.Analytics.Tests.PublicSuffixes;

public sealed class PublicSuffixListTests
{
    private static readonly PublicSuffixList BuiltIn = PublicSuffixList.BuiltIn;

    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("a.b.example.com", "example.com")]
    [InlineData("www.shop.co.uk", "shop.co.uk")]
    [InlineData("shop.com.ag", "shop.com.ag")]
    [InlineData("www.lamps.square.site", "lamps.square.site")]
    [InlineData("lamps.myshopify.com", "lamps.myshopify.com")]
    [InlineData("a.b.test.ck", "b.test.ck")]
    [InlineData("www.www.ck", "www.ck")]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("a.city.kobe.jp", "city.kobe.jp")]
    [InlineData("a.shishi.xn--55qx5d.cn", "shishi.xn--55qx5d.cn")]
    [InlineData("a.shop.example", "shop.example")]
    public void A_registrable_domain_has_one_label_more_than_the_longest_rule(string host, string domain) =>
        Assert.Equal(domain, BuiltIn.RegistrableDomain(host).ToString());

    [Theory]
    [InlineData("com")]
    [InlineData("co.uk")]
    [InlineData("square.site")]
    [InlineData("test.ck")]
    [InlineData("c.kobe.jp")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[2001:db8::1]")]
    [InlineData("")]
    public void A_suffix_an_address_and_a_single_label_give_themselves(string host) =>
        Assert.Equal(host, BuiltIn.RegistrableDomain(host).ToString());

    [Theory]
    [InlineData("google.com.ag", false, 7)]
    [InlineData("google.de", false, 7)]
    [InlineData("google.nowhere", false, 7)]
    [InlineData("google.blogspot.com", true, 7)]
    [InlineData("google.blogspot.com", false, 16)]
    [InlineData("com.ag", true, 0)]
    [InlineData("com", true, 0)]
    public void A_suffix_starts_after_the_registered_label(string host, bool withPrivate, int start) =>
        Assert.Equal(start, BuiltIn.SuffixStart(host, withPrivate));

    [Fact]
    public void Countries_are_those_of_the_list()
    {
        string[] countries = [.. BuiltIn.Countries];

        Assert.Contains("de", countries);
        Assert.Contains("ck", countries);
        Assert.DoesNotContain("com", countries);
        Assert.InRange(countries.Length, 240, 260);
    }

    [Fact]
    public void A_list_is_read_with_its_sections_wildcards_and_exceptions()
    {
        var list = PublicSuffixList.Parse("""
            // comment
            // ===BEGIN ICANN DOMAINS===
            aa
            *.bb
            !kept.bb
            // ===BEGIN PRIVATE DOMAINS===
            shops.aa
            """);

        Assert.Equal("x.shops.aa", list.RegistrableDomain("w.x.shops.aa").ToString());
        Assert.Equal("x.y.bb", list.RegistrableDomain("w.x.y.bb").ToString());
        Assert.Equal("kept.bb", list.RegistrableDomain("w.kept.bb").ToString());
        Assert.Equal(8, list.SuffixStart("x.shops.aa", withPrivate: false));
        Assert.Equal(["aa", "bb"], list.Countries);
    }

    [Fact]
    public void Further_suffixes_are_private_ones_and_change_the_fingerprint()
    {
        var more = BuiltIn.With(["builder.example"]);

        Assert.Equal("a.builder.example", more.RegistrableDomain("www.a.builder.example").ToString());
        Assert.Equal("builder.example", BuiltIn.RegistrableDomain("www.a.builder.example").ToString());
        Assert.NotEqual(BuiltIn.Fingerprint, more.Fingerprint);
        Assert.Same(BuiltIn, BuiltIn.With([]));
    }
}
