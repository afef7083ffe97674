using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

public sealed class ClickIdTests
{
    private static readonly (string Keys, Channel Channel)[] Ids =
    [
        ("gclid gclsrc gbraid wbraid gad_source gad_campaignid msclkid yclid vmcid bd_vid qhclickid n_media", Channel.PaidSearch),
        ("dclid", Channel.Display),
        ("ttclid twclid li_fat_id epik rdt_cid ScCid ndclid qclid rb_clickid", Channel.PaidSocial),
        ("tblci dicbo obclid obOrigUrl cto_pld alart aleid", Channel.PaidOther),
        ("fbclid igshid igsh", Channel.OrganicSocial),
        ("srsltid napm", Channel.OrganicShopping),
        ("ysclid", Channel.OrganicSearch),
        ("irclickid irgwc affid aff_id afsrc sscid awc awinaffid cjevent cjdata ranSiteID ranMID ranEAID clickref tduid zanpid rfsn pjID", Channel.Affiliates),
        ("_kx mc_cid mc_eid _hsenc _hsmi mkt_tok vero_id ml_subscriber dm_i sfmc_id spMailingID omnisendContactID", Channel.Email),
    ];

    public static TheoryData<string, Channel> Keys =>
        [.. Ids.SelectMany(ids => ids.Keys.Split(' ').Select(key => new TheoryDataRow<string, Channel>(key, ids.Channel)))];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_click_id_counts_by_its_key_whatever_its_value(string key, Channel expected)
    {
        Assert.Equal(expected, Traffic.Visit($"{key}=D41D8C", "https://magazine.example/").Channel);
        Assert.Equal(expected, Traffic.Visit($"a=b&{key.ToUpperInvariant()}=").Channel);
        Assert.Equal(expected, Traffic.Visit(key).Channel);
        Assert.Equal(Channel.Direct, Traffic.Visit($"my_{key}s=1").Channel);
    }

    [Theory]
    [InlineData("gclid=1&dclid=1", Channel.PaidSearch)]
    [InlineData("dclid=1&ttclid=1", Channel.Display)]
    [InlineData("ttclid=1&tblci=1", Channel.PaidSocial)]
    [InlineData("tblci=1&fbclid=1", Channel.PaidOther)]
    [InlineData("fbclid=1&srsltid=1", Channel.OrganicSocial)]
    [InlineData("srsltid=1&ysclid=1", Channel.OrganicShopping)]
    public void Of_two_click_ids_the_earlier_kind_decides(string query, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit(query).Channel);

    [Theory]
    [InlineData("fbclid=1&utm_source=leaflet", Channel.OrganicSocial)]
    [InlineData("gclid=1&utm_source=leaflet", Channel.PaidSearch)]
    [InlineData("gclid=1&utm_medium=website", Channel.PaidSearch)]
    [InlineData("fbclid=1&utm_source=facebook&utm_medium=cpc", Channel.PaidSocial)]
    public void A_click_id_decides_where_the_tags_do_not(string query, Channel expected) =>
        Assert.Equal(expected, Traffic.Visit(query).Channel);
}
