using CsCheck;
using Puffy.Analytics.Devices;

namespace Puffy.Analytics.Tests.Devices;

public sealed class DeviceParserTests
{
    private const string Kit = "AppleWebKit/537.36 (KHTML, like Gecko)";
    private const string IosKit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
    private const string Iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) " + IosKit;
    private const string Ipad = "Mozilla/5.0 (iPad; CPU OS 17_1 like Mac OS X) " + IosKit;
    private const string Mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
    private const string Pixel = "Mozilla/5.0 (Linux; Android 14; Pixel 8) " + Kit;
    private const string Pc = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
    private static readonly DeviceParser Parser = new(DeviceRules.BuiltIn);

    [Theory]
    [InlineData(Iphone + " Version/17.1 Mobile/15E148 Safari/604.1", DeviceKind.Mobile, "iOS", "Safari")]
    [InlineData(Iphone + " CriOS/120.0.0.0 Mobile/15E148 Safari/604.1", DeviceKind.Mobile, "iOS", "Chrome")]
    [InlineData(Iphone + " FxiOS/120.0 Mobile/15E148 Safari/605.1.15", DeviceKind.Mobile, "iOS", "Firefox")]
    [InlineData(Iphone + " EdgiOS/120.0 Version/17.0 Mobile/15E148 Safari/604.1", DeviceKind.Mobile, "iOS", "Edge")]
    [InlineData(Iphone + " GSA/300.0 Mobile/15E148 Safari/604.1", DeviceKind.Mobile, "iOS", "Google app")]
    [InlineData(Iphone + " Version/17.1 Mobile/15E148 Safari/604.1 Ddg/17.1", DeviceKind.Mobile, "iOS", "DuckDuckGo")]
    [InlineData(Iphone + " Version/17.1 Mobile/15E148 Safari/604.1 OPT/4.3", DeviceKind.Mobile, "iOS", "Opera")]
    [InlineData(Iphone + " Mobile/15E148 [FBAN/FBIOS;FBAV/440.0;FBDV/iPhone14,2]", DeviceKind.Mobile, "iOS", "Facebook")]
    [InlineData(Iphone + " Mobile/15E148 Instagram 300.0 (iPhone14,2; iOS 17_1)", DeviceKind.Mobile, "iOS", "Instagram")]
    [InlineData(Iphone + " Mobile/15E148 musical_ly_32.0 JsSdk/2.0 BytedanceWebview/d8a21c6", DeviceKind.Mobile, "iOS", "TikTok")]
    [InlineData(Iphone + " Mobile/15E148 [Pinterest/iOS]", DeviceKind.Mobile, "iOS", "Pinterest")]
    [InlineData(Iphone + " Mobile/15E148 Snapchat/12.60 (like Safari/8617)", DeviceKind.Mobile, "iOS", "Snapchat")]
    [InlineData(Iphone + " Mobile/15E148 [LinkedInApp]/9.29", DeviceKind.Mobile, "iOS", "LinkedIn")]
    [InlineData(Iphone + " Mobile/15E148", DeviceKind.Mobile, "iOS", "iOS WebView")]
    [InlineData(Ipad + " Version/17.1 Mobile/15E148 Safari/604.1", DeviceKind.Tablet, "iPadOS", "Safari")]
    [InlineData(Ipad + " CriOS/120.0 Mobile/15E148 Safari/604.1", DeviceKind.Tablet, "iPadOS", "Chrome")]
    [InlineData(Pixel + " Chrome/120.0.0.0 Mobile Safari/537.36", DeviceKind.Mobile, "Android", "Chrome")]
    [InlineData(Pixel + " SamsungBrowser/23.0 Chrome/115.0 Mobile Safari/537.36", DeviceKind.Mobile, "Android", "Samsung Internet")]
    [InlineData(Pixel + " Chrome/120.0 Mobile Safari/537.36 EdgA/120.0", DeviceKind.Mobile, "Android", "Edge")]
    [InlineData(Pixel + " Chrome/120.0 Mobile Safari/537.36 OPR/78.0", DeviceKind.Mobile, "Android", "Opera")]
    [InlineData(Pixel + " Version/4.0 Chrome/120.0 Mobile DuckDuckGo/5 Safari/537.36", DeviceKind.Mobile, "Android", "DuckDuckGo")]
    [InlineData(Pixel + " Version/4.0 Chrome/120.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/440.0;]", DeviceKind.Mobile, "Android", "Facebook")]
    [InlineData("[FBAN/FB4A;FBAV/440.0;FBPN/com.facebook.katana;FBDV/Pixel 8]", DeviceKind.Mobile, "Android", "Facebook")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) " + Kit + " Version/4.0 Chrome/120.0 Mobile Safari/537.36", DeviceKind.Mobile, "Android", "Android WebView")]
    [InlineData("Mozilla/5.0 (Android 14; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0", DeviceKind.Mobile, "Android", "Firefox")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; CUBOT X19) " + Kit + " Chrome/120.0 Mobile Safari/537.36", DeviceKind.Mobile, "Android", "Chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SM-X700) " + Kit + " Chrome/120.0 Safari/537.36", DeviceKind.Tablet, "Android", "Chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; KFMAWI) " + Kit + " Silk/120.1 like Chrome/120.0 Safari/537.36", DeviceKind.Tablet, "Android", "Silk")]
    [InlineData(Pc + " " + Kit + " Chrome/120.0.0.0 Safari/537.36", DeviceKind.Desktop, "Windows", "Chrome")]
    [InlineData(Pc + " " + Kit + " Chrome/120.0 Safari/537.36 Edg/120.0", DeviceKind.Desktop, "Windows", "Edge")]
    [InlineData(Pc + " " + Kit + " Chrome/120.0 Safari/537.36 OPR/106.0", DeviceKind.Desktop, "Windows", "Opera")]
    [InlineData(Pc + " " + Kit + " Chrome/120.0 Safari/537.36 Brave/120", DeviceKind.Desktop, "Windows", "Brave")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0", DeviceKind.Desktop, "Windows", "Firefox")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko", DeviceKind.Desktop, "Windows", "Internet Explorer")]
    [InlineData(Mac + " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15", DeviceKind.Desktop, "macOS", "Safari")]
    [InlineData(Mac + " " + Kit + " Chrome/120.0.0.0 Safari/537.36", DeviceKind.Desktop, "macOS", "Chrome")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) " + Kit + " Chrome/120.0 Safari/537.36", DeviceKind.Desktop, "ChromeOS", "Chrome")]
    [InlineData("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", DeviceKind.Desktop, "Linux", "Firefox")]
    [InlineData("Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Lumia 950) " + Kit + " Chrome/52.0 Mobile Safari/537.36 Edge/15.1", DeviceKind.Mobile, "Windows Phone", "Edge")]
    [InlineData("Mozilla/5.0 (SMART-TV; Linux; Tizen 5.0) " + Kit + " Version/5.0 TV Safari/537.36", DeviceKind.Tv, "Tizen", "Safari")]
    [InlineData("Mozilla/5.0 (Web0S; Linux/SmartTV) " + Kit + " Chrome/79.0 Safari/537.36", DeviceKind.Tv, "webOS", "Chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; BRAVIA 4K VH2) " + Kit + " Chrome/100.0 Safari/537.36", DeviceKind.Tv, "Android", "Chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 7.1.2; AFTT Build/NS6265; wv) " + Kit + " Version/4.0 Chrome/70.0 Mobile Safari/537.36", DeviceKind.Tv, "Android", "Android WebView")]
    [InlineData("Mozilla/5.0 (X11; Linux armv7l) " + Kit + " Chrome/90.0 Safari/537.36 CrKey/1.54.250320", DeviceKind.Tv, "Linux", "Chrome")]
    [InlineData("Roku/DVP-12.0 (12.0.0.4182-88)", DeviceKind.Tv, "Roku", "other")]
    [InlineData("fuboTV/4.83.0 (Linux; Android 9; en_US)", DeviceKind.Tv, "Android", "other")]
    [InlineData(Pc + " " + Kit + " Chrome/122.0 Safari/537.36 KaraokipadPlayer/2.0", DeviceKind.Desktop, "Windows", "Chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; POSITIVO TWIST) " + Kit + " Chrome/120.0 Mobile Safari/537.36", DeviceKind.Mobile, "Android", "Chrome")]
    [InlineData("Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0; Tablet PC 2.0)", DeviceKind.Desktop, "Windows", "Internet Explorer")]
    [InlineData(Mac + " " + IosKit + " Version/17.6 Mobile/15E148 Safari/604.1", DeviceKind.Desktop, "macOS", "Safari")]
    [InlineData("Safari/15609.3.5.1.3 CFNetwork/978.2 Darwin/18.7.0 (iMac14,2)", DeviceKind.Desktop, "macOS", "Safari")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; Pixel 7) " + Kit + " Chrome/120.0 YaBrowser/23.11.0 Mobile Safari/537.36", DeviceKind.Mobile, "Android", "Yandex")]
    [InlineData("UCWEB/2.0 (Linux; U; Adr 4.2; en-US; GT-I9500) U2/1.0.0 UCBrowser/9.4.1 U2/1.0.0 Mobile", DeviceKind.Mobile, "Android", "UC Browser")]
    [InlineData("[FBAN/FB4A;FBAV/500.0.0.57.50;FBDV/Pixel 7;FBSV/15]", DeviceKind.Mobile, "Android", "Facebook")]
    [InlineData("Mozilla/5.0 (PlayStation 4 11.00) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15", DeviceKind.Unknown, "PlayStation", "Safari")]
    [InlineData("Mozilla/5.0 (something)", DeviceKind.Unknown, "other", "other")]
    [InlineData("", DeviceKind.Unknown, "unknown", "unknown")]
    [InlineData("  ", DeviceKind.Unknown, "unknown", "unknown")]
    public void A_user_agent_names_its_device(string userAgent, DeviceKind kind, string os, string browser) =>
        Assert.Equal(new Device(kind, os, browser), Parser.Parse(userAgent));

    [Theory]
    [InlineData("SHT-AL09 Build/HUAWEISHT-AL09; wv) {0} Version/4.0 Chrome/89.0 Mobile Safari/537.36")]
    [InlineData("Lenovo TAB 2 A7-30HC) {0} Chrome/89.0 Mobile Safari/537.36")]
    [InlineData("BQ-7083G Build/LMY47V) {0} Chrome/67.0 Mobile Safari/537.36")]
    [InlineData("Tesla_Tablet_785 Build/JDQ39) {0} Chrome/67.0 Mobile Safari/537.36")]
    [InlineData("SHIELD Tablet K1 Build/LRX21M) {0} Chrome/56.0 Mobile Safari/537.36")]
    public void A_tablet_by_its_name_is_one_although_it_says_Mobile(string userAgent) => Assert.Equal(DeviceKind.Tablet, OnAndroid(userAgent));

    [Theory]
    [InlineData("SM-G920I Build/KOT49H) {0} Chrome/36.0 Safari/537.36")]
    [InlineData("Pixel 2 XL Build/OPM1.171019.013) {0} Chrome/63.0 Safari/537.36")]
    [InlineData("ONEPLUS A3003) {0} Chrome/67.0 Safari/537.36")]
    [InlineData("SKY 5.0LM Build/NRD90M){0} Chrome/64.0.3282.137MobileSafari/537.36")]
    public void A_telephone_by_its_name_is_one_although_it_asks_for_pages_made_for_desktops(string userAgent) => Assert.Equal(DeviceKind.Mobile, OnAndroid(userAgent));

    [Theory]
    [InlineData("PodcastAddict/v2 - Dalvik/2.1.0 (Linux; U; Android 6.0; FEVER Build/MRA58K)", DeviceKind.Mobile)]
    [InlineData("Apple-iPad4C7/1201.365", DeviceKind.Tablet)]
    [InlineData("Dalvik/2.1.0 (Linux; U; Android 7.1.1; Acer Chromebook R11 Build/R63-10032.86.0)", DeviceKind.Desktop)]
    [InlineData("Mozilla/5.0 (Linux; U; Android 2.3.5; zh-cn; YL-Coolpad_7260/2.3.002; 480*800; CTC/2.0) CoolpadWebkit/533.1", DeviceKind.Mobile)]
    [InlineData("Roku4640X/DVP-7.70 (297.70E04154A)", DeviceKind.Tv)]
    public void Applications_and_names_that_resemble_others_have_their_kind(string userAgent, DeviceKind kind) => Assert.Equal(kind, Parser.Parse(userAgent).Kind);

    private static DeviceKind OnAndroid(string rest) => Parser.Parse("Mozilla/5.0 (Linux; Android 9; " + rest.Replace("{0}", Kit, StringComparison.Ordinal)).Kind;

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) " + Kit + " Chrome/120.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("Mozilla/5.0 (compatible; SomeCRAWLER/1.0)")]
    [InlineData("Mozilla/5.0 (compatible; Bytespider)")]
    [InlineData(Pc + " " + Kit + " HeadlessChrome/120.0 Safari/537.36")]
    [InlineData(Mac + " " + Kit + " Chrome/120.0 Safari/537.36 Chrome-Lighthouse")]
    [InlineData("facebookexternalhit/1.1")]
    [InlineData("curl/8.4.0")]
    [InlineData("python-requests/2.31")]
    [InlineData("Mozilla/5.0 (compatible; PriceWatch/1.2; +https://pricewatch.example.org/about)")]
    [InlineData("something else")]
    public void A_program_that_says_so_is_a_bot_whatever_else_it_says(string userAgent) =>
        Assert.True(Parser.Parse(userAgent).IsBot);

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 11; SM-A127F) " + Kit + " Chrome/120.0 Mobile Safari/537.36 OrangeBotswana/1.0")]
    [InlineData("Mozilla/5.0 (Linux; Android 11; CUBOT X30) " + Kit + " Chrome/120.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 11; NinjaJava/Z8) " + Kit + " Chrome/120.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S928U; wv) " + Kit + " Chrome/132.0 Mobile Safari/537.36 User-Agent")]
    [InlineData("fuboTV/4.83.0 (Linux; Android 9; en_US)")]
    public void A_word_of_a_bot_inside_another_word_says_nothing(string userAgent) =>
        Assert.False(Parser.Parse(userAgent).IsBot);

    [Fact]
    public void What_follows_the_first_two_thousand_letters_is_not_read()
    {
        Assert.True(Parser.Parse(Pc.PadRight(UserAgentText.Longest - 4, 'x') + " bot").IsBot);
        Assert.False(Parser.Parse(Pc.PadRight(UserAgentText.Longest, 'x') + " bot").IsBot);
    }

    [Fact]
    public void A_letter_outside_ASCII_ends_a_word() =>
        Assert.True(Parser.Parse(Pc + " \u00fcbot\u00fc").IsBot);

    [Fact]
    public void Whatever_stands_for_a_user_agent_has_one_answer() =>
        Gen.String.Sample(text => Assert.Equal(Parser.Parse(text), Parser.Parse(text)));
}
