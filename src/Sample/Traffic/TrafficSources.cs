using Puffy.Sample.Chance;
using Puffy.Sample.Shop;
using Puffy.Sample.Visitors;
using static Puffy.Sample.Traffic.TagPseudonym;

namespace Puffy.Sample.Traffic;

/// <summary>
/// Every kind of traffic that channel rules tell apart, plain and pseudonymised, in the order of those rules.
/// Three weights (passing, engaged, returning) make channels differ in worth: mail and affiliates bring buyers,
/// display and social bring lookers, and who comes back mostly comes directly or by mail.
/// </summary>
internal static class TrafficSources
{
    private static readonly VisitSource[] All =
    [
        // Email
        new(8, 20, 50, new("utm_source=klaviyo&utm_medium=email&utm_campaign=welcome-{hex}"), new("")),
        new(6, 15, 40, new($"utm_source={Tag("Klaviyo")}&utm_medium={Tag("email")}&utm_campaign={{hex}}"), new("")),
        new(3, 6, 20, new("_kx={id}.{hex}"), new("")),
        new(2, 4, 10, new("utm_source=mailchimp&utm_campaign=sleep-week"), new("https://mail.google.com/")),
        new(2, 3, 8, new($"utm_source=house-list&utm_medium={Tag("Newsletter")}"), new("")),

        // SMS
        new(3, 6, 15, new("utm_source=texts&utm_medium=sms&utm_campaign={hex}"), new("")),
        new(2, 4, 10, new($"utm_source={Tag("sms")}&utm_campaign={{hex}}"), new("")),

        // Affiliates
        new(90, 110, 60, new($"oid={{hex}}&affid={{hex}}&sub1={{hex}}&sub2={{hex}}&utm_source={{hex}}&utm_medium={Tag("Affiliates")}"), new("")),
        new(20, 30, 20, new("irclickid={id}&irgwc=1&utm_source=dealfinder&utm_medium=affiliate"), new("https://www.dealfinder.example/")),
        new(12, 14, 6, new("sscid={id}"), new("")),
        new(6, 6, 2, new("awc={id}"), new("https://vouchers.example/")),
        new(6, 6, 2, new("cjevent={id}"), new("")),
        new(4, 4, 2, new("ranSiteID={id}"), new("")),
        new(4, 4, 2, new("clickref={id}"), new("")),
        new(4, 6, 2, new("utm_source=hotel-club&utm_medium=partner"), new("")),

        // Display
        new(25, 6, 8, new("utm_source=bannernet&utm_medium=display&utm_campaign=dreams"), new("")),
        new(20, 5, 6, new($"utm_source={{hex}}&utm_medium={Tag("Display")}&utm_campaign={{hex}}"), new("")),
        new(8, 2, 2, new("utm_source=bannernet&utm_medium=cpm"), new("https://news.example/")),

        // Paid search, paid social, paid other
        new(40, 40, 20, new("utm_source=google&utm_medium=cpc&utm_campaign=brand&gclid={id}"), new("https://www.google.com/")),
        new(45, 45, 20, new($"utm_source={Tag("google")}&utm_medium={Tag("cpc")}&utm_campaign={{hex}}&gclid={{hex}}"), new("")),
        new(12, 10, 5, new("utm_source=bing&utm_medium=ppc&msclkid={id}"), new("https://www.bing.com/")),
        new(40, 20, 12, new("utm_source=facebook&utm_medium=paid_social&utm_campaign=nap&fbclid={id}"), new($"https://{Host("m.facebook.com")}/")),
        new(45, 20, 12, new($"utm_source={Tag("facebook")}&utm_medium={Tag("paid")}&campaign_id={{hex}}&ad_id={{hex}}&fbclid={{hex}}"), new("")),
        new(10, 10, 20, new("utm_source=adloop&utm_medium=retargeting"), new("")),
        new(8, 4, 2, new("utm_source=podcast&utm_medium=paid_audio&utm_campaign=nightcast"), new("")),

        // Organic social
        new(10, 6, 4, new("utm_source=instagram&utm_medium=social&utm_campaign=bio"), new("https://l.instagram.com/")),
        new(8, 5, 3, new($"utm_source={{hex}}&utm_medium={Tag("social")}"), new("")),
        new(8, 5, 3, new("utm_source=pinterest"), new("https://www.pinterest.com/")),

        // Organic search and referral by medium
        new(8, 8, 5, new("utm_source=google&utm_medium=organic&utm_campaign=listing"), new("")),
        new(6, 8, 4, new("utm_source=sleep-magazine&utm_medium=referral"), new("https://sleep-magazine.example/best-beds")),
        new(3, 3, 2, new($"utm_source=shelf&utm_medium={Tag("app")}"), new("")),

        // Paid search by click id
        new(70, 60, 30, new("gad_source=1&gclid={id}"), new("https://www.google.com/")),
        new(60, 50, 20, new($"gad_source={Tag("1")}&gbraid={{hex}}"), new("")),
        new(10, 8, 4, new("wbraid={id}"), new("")),
        new(6, 4, 2, new("dclid={id}"), new("")),
        new(12, 12, 6, new("msclkid={hex}"), new("")),

        // Organic social by click id
        new(20, 10, 6, new("fbclid={id}"), new("https://l.facebook.com/")),
        new(8, 4, 2, new("ttclid={id}"), new("")),
        new(4, 3, 2, new("igshid={id}"), new("")),
        new(3, 2, 1, new("twclid={id}"), new("https://t.co/")),
        new(2, 2, 1, new("li_fat_id={id}"), new("")),
        new(5, 4, 2, new("epik={id}"), new("https://www.pinterest.com/")),

        // Organic shopping
        new(18, 22, 10, new("srsltid={id}"), new("https://www.google.com/")),
        new(15, 18, 8, new("srsltid={hex}"), new("")),

        // Tags that no rule knows
        new(10, 8, 5, new("utm_source={hex}&utm_medium={hex}&utm_campaign={hex}"), new("")),
        new(5, 4, 2, new("utm_campaign=autumn-leaflet"), new("")),

        // By referrer alone: search, social, web mail, other sites, apps
        new(90, 90, 60, new(""), new("https://www.google.com/")),
        new(10, 10, 6, new(""), new("https://www.bing.com/")),
        new(8, 8, 5, new(""), new($"https://{Host("duckduckgo.com")}/")),
        new(15, 15, 10, new(""), new("android-app://com.google.android.googlequicksearchbox/")),
        new(6, 3, 2, new(""), new("https://m.facebook.com/")),
        new(4, 2, 2, new(""), new($"https://{Host("m.facebook.com")}/")),
        new(10, 5, 4, new(""), new($"https://{Host("www.reddit.com")}/")),
        new(3, 4, 8, new(""), new("https://outlook.live.com/")),
        new(3, 4, 8, new(""), new("android-app://com.google.android.gm/")),
        new(2, 2, 4, new(""), new("com.google.android.gm")),
        new(10, 10, 5, new(""), new("https://bed-reviews.example/cloudrest")),
        new(12, 10, 5, new(""), new($"https://{Host("bed-reviews.example")}/")),

        // Direct; the shop's own checkout and payment providers do not count as referrers
        new(280, 200, 380, new(""), new("")),
        new(4, 12, 25, new(""), new($"{Site.Checkout}/")),
        new(2, 6, 12, new(""), new("https://www.paypal.com/")),
        new(2, 4, 8, new(""), new($"https://{Host("www.paypal.com")}/")),
    ];

    private static readonly WeightedChoice<VisitSource> ByPassing = new(All.Select(source => (source, source.Passing)));
    private static readonly WeightedChoice<VisitSource> ByEngaged = new(All.Select(source => (source, source.Engaged)));
    private static readonly WeightedChoice<VisitSource> ByReturning = new(All.Select(source => (source, source.Returning)));

    private static readonly VisitSource None = new(0, 0, 0, new(""), new(""));

    /// <summary>Where a visit came from. Bots carry neither tags nor referrers.</summary>
    public static VisitSource Of(Persona persona, bool returning, Dice visit) => persona switch
    {
        Persona.Bot => None,
        _ when returning => ByReturning.Pick(visit, Trait.Source),
        Persona.Passing => ByPassing.Pick(visit, Trait.Source),
        _ => ByEngaged.Pick(visit, Trait.Source),
    };
}
