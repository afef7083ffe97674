using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

public sealed class ReferrerTests
{
    [Theory]
    [InlineData("https://www.google.co.uk/search?q=bed", "www.google.co.uk")]
    [InlineData("https://google.ca", "google.ca")]
    [InlineData("http://images.google.com.au/", "images.google.com.au")]
    [InlineData("https://r.search.yahoo.com/_ylt=1", "r.search.yahoo.com")]
    [InlineData("https://search.yahoo.co.jp/", "search.yahoo.co.jp")]
    [InlineData("https://duckduckgo.com/", "duckduckgo.com")]
    [InlineData("android-app://com.google.android.googlequicksearchbox/", "com.google.android.googlequicksearchbox")]
    [InlineData("com.google.android.googlequicksearchbox", "com.google.android.googlequicksearchbox")]
    [InlineData("https://www.google.com.ag/", "www.google.com.ag")]
    [InlineData("https://yandex.com.ge/", "yandex.com.ge")]
    [InlineData("https://url.google.com/", "url.google.com")]
    [InlineData("https://go.mail.ru/search", "go.mail.ru")]
    [InlineData("https://search.daum.net/", "search.daum.net")]
    [InlineData("https://search.gmx.com/", "search.gmx.com")]
    [InlineData("https://search.seznam.cz/", "search.seznam.cz")]
    public void Search_engines_count_in_every_country_and_as_apps(string referrer, string host) =>
        Assert.Equal(new TrafficSource(Channel.OrganicSearch, "", "", "", host), Traffic.From(referrer));

    [Theory]
    [InlineData("https://google-something.com/")]
    [InlineData("https://google.com.magazine.example/")]
    [InlineData("https://google.myshopify.com/")]
    [InlineData("https://notgoogle.com/")]
    [InlineData("https://docs.google.com/document/d/1")]
    [InlineData("https://notfacebook.com/")]
    [InlineData("https://reddit.com.example/")]
    [InlineData("https://www.notgoogle.com.ag/")]
    [InlineData("https://google.search-fans.net/")]
    [InlineData("https://google.square.site/")]
    [InlineData("https://maps.google.de/")]
    [InlineData("https://play.google.com/store")]
    [InlineData("https://blog.naver.com/somebody")]
    [InlineData("https://m.cafe.naver.com/club")]
    [InlineData("https://claude.ai.fans.example.org/")]
    [InlineData("https://www.microsoft.com/")]
    [InlineData("com.google.chrome")]
    [InlineData("android-app://com.android.chrome/")]
    [InlineData("https://webmail.example/")]
    [InlineData("https://dailymail.github.io/")]
    [InlineData("https://retail.provider.example/")]
    public void A_host_that_only_looks_like_a_listed_one_is_a_referral(string referrer) =>
        Assert.Equal(Channel.Referral, Traffic.From(referrer).Channel);

    [Theory]
    [InlineData("https://lm.facebook.com/l.php?u=1")]
    [InlineData("https://l.instagram.com/")]
    [InlineData("https://t.co/x")]
    [InlineData("https://out.reddit.com/")]
    [InlineData("https://www.pinterest.co.uk/")]
    [InlineData("android-app://com.pinterest/")]
    public void Networks_count_with_their_hosts_below(string referrer) =>
        Assert.Equal(Channel.OrganicSocial, Traffic.From(referrer).Channel);

    [Theory]
    [InlineData("android-app://com.google.android.gm/")]
    [InlineData("com.google.android.gm")]
    [InlineData("https://mail.google.com/mail/u/0/")]
    [InlineData("https://outlook.live.com/")]
    [InlineData("https://mail.yahoo.co.jp/")]
    [InlineData("https://mail.naver.com/read/1")]
    [InlineData("https://email.seznam.cz/")]
    [InlineData("https://inbox.google.com/")]
    [InlineData("https://e.mail.ru/")]
    [InlineData("https://webmail.provider.example/")]
    [InlineData("https://mail2.firm.co.uk/")]
    [InlineData("https://owa.firm.example/")]
    [InlineData("https://ZIMBRA.university.example./")]
    public void Web_mail_is_email_although_its_company_also_runs_a_search_engine(string referrer) =>
        Assert.Equal(Channel.Email, Traffic.From(referrer).Channel);

    [Theory]
    [InlineData("https://shop.example/cart")]
    [InlineData("https://checkout.shop.example/")]
    [InlineData("//www.shop.example/")]
    [InlineData("shop.example")]
    [InlineData("HTTPS://User:pw@SHOP.example.:8443/x")]
    public void The_shops_own_hosts_are_no_referrer(string referrer) =>
        Assert.Equal(new TrafficSource(Channel.Direct, "", "", "", ""), Traffic.From(referrer, "https://checkout.shop.example/pay"));

    [Theory]
    [InlineData("https://shop.co.uk/", "https://other.co.uk/")]
    [InlineData("https://one.myshopify.com/", "https://two.myshopify.com/")]
    [InlineData("https://one.square.site/", "https://two.square.site/")]
    [InlineData("https://one.square.site/", "https://square.site/")]
    [InlineData("https://square.site/", "https://one.square.site/")]
    [InlineData("https://shop.com.ag/", "https://other.com.ag/")]
    [InlineData("https://shop.example/", "https://myshop.example/")]
    [InlineData("https://127.0.0.1/", "https://99.0.0.1/")]
    public void Neighbours_under_a_common_ending_are_not_one_shop(string page, string referrer) =>
        Assert.Equal(Channel.Referral, Traffic.From(referrer, page).Channel);

    [Theory]
    [InlineData("https://www.paypal.com/checkoutnow")]
    [InlineData("https://checkout.stripe.com/")]
    [InlineData("https://pay.klarna.com/")]
    [InlineData("https://www.affirm.com/")]
    [InlineData("https://portal.afterpay.com/")]
    [InlineData("https://shop.app/pay")]
    [InlineData("https://pay.ideal.nl/")]
    [InlineData("https://secure.przelewy24.pl/")]
    [InlineData("https://www.mercadopago.com.ar/")]
    [InlineData("https://excashier.alipay.com/")]
    [InlineData("https://accounts.google.com/")]
    [InlineData("android-app://com.venmo/")]
    public void Payment_and_sign_in_pages_are_no_referrer(string referrer) =>
        Assert.Equal(new TrafficSource(Channel.Direct, "", "", "", ""), Traffic.From(referrer));

    [Fact]
    public void A_domain_that_the_shop_names_is_its_own_with_all_hosts_below()
    {
        var classifier = new TrafficClassifier(ChannelRules.BuiltIn, ["Checkout-Elsewhere.example"]);

        Assert.Equal(Channel.Direct, classifier.Classify("https://shop.example/", "https://pay.checkout-elsewhere.example/").Channel);
        Assert.Equal(Channel.Direct, classifier.Classify("/cart", Hidden("www.checkout-elsewhere.example")).Channel);
        Assert.Equal(Channel.Referral, Traffic.From("https://pay.checkout-elsewhere.example/").Channel);
    }

    [Fact]
    public void What_is_no_domain_cannot_be_an_own_domain()
    {
        var fault = Assert.Throws<InvalidInputException>(() => new TrafficClassifier(ChannelRules.BuiltIn, ["my shop"]));
        Assert.Contains("'my shop' is not a host name", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/relative/path")]
    [InlineData("(direct)")]
    [InlineData("null")]
    [InlineData("about:blank")]
    [InlineData("file:///home/page.html")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://two words.example/")]
    [InlineData("....")]
    [InlineData("?")]
    public void What_names_no_site_is_no_referrer(string referrer) =>
        Assert.Equal(Channel.Direct, Traffic.From(referrer).Channel);

    [Theory]
    [InlineData("https://Bücher.example/", "xn--bcher-kva.example")]
    [InlineData("https://MAGAZINE.example.:80/x", "magazine.example")]
    [InlineData("www.magazine.example/x", "www.magazine.example")]
    [InlineData("https://user@magazine.example?x", "magazine.example")]
    [InlineData("http://[2001:DB8::1]:80/", "[2001:db8::1]")]
    public void A_foreign_host_is_written_in_one_way(string referrer, string host) =>
        Assert.Equal(new TrafficSource(Channel.Referral, "", "", "", host), Traffic.From(referrer));

    private static string Hidden(string host) => $"https://{Traffic.HiddenHost(host)}/";
}
