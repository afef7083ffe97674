using Puffy.Sample.Chance;
using Puffy.Sample.Visitors;

namespace Puffy.Sample.Traffic;

/// <summary>
/// The browsers that visitors use, with a weight among those who pass by and one among those who look around or
/// buy: phones bring most of the traffic, desktops more of the orders.
/// </summary>
internal static class UserAgents
{
    private const string AppleMobile = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
    private const string WebKit = "AppleWebKit/537.36 (KHTML, like Gecko)";
    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
    private const string Mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
    private const string Android = "Mozilla/5.0 (Linux; Android 10; K)";

    private static readonly (string Text, int Passing, int Engaged)[] People =
    [
        ($"Mozilla/5.0 (iPhone; CPU iPhone OS 18_{{minor}} like Mac OS X) {AppleMobile} Version/18.{{minor}} Mobile/15E148 Safari/604.1", 240, 150),
        ($"Mozilla/5.0 (iPhone; CPU iPhone OS 17_{{minor}}_1 like Mac OS X) {AppleMobile} Version/17.{{minor}} Mobile/15E148 Safari/604.1", 60, 40),
        ($"Mozilla/5.0 (iPhone; CPU iPhone OS 18_2_1 like Mac OS X) {AppleMobile} CriOS/132.0.6834.{{patch}} Mobile/15E148 Safari/604.1", 40, 30),
        ($"Mozilla/5.0 (iPhone; CPU iPhone OS 18_2_1 like Mac OS X) {AppleMobile} GSA/353.{{minor}}.7140 Mobile/15E148 Safari/604.1", 50, 30),
        ($"Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) {AppleMobile} Mobile/22C152 [FBAN/FBIOS;FBAV/497.{{minor}};FBDV/iPhone15,5;FBSN/iOS]", 60, 15),
        ($"{Android} {WebKit} Chrome/13{{minor}}.0.0.0 Mobile Safari/537.36", 220, 130),
        ($"{Android} {WebKit} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36", 30, 20),
        ($"Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A; wv) {WebKit} Version/4.0 Chrome/132.0.6834.{{patch}} Mobile Safari/537.36 Instagram 363.0", 25, 8),
        ($"Mozilla/5.0 (Android 14; Mobile; rv:13{{minor}}.0) Gecko/13{{minor}}.0 Firefox/13{{minor}}.0", 8, 6),
        ($"Mozilla/5.0 (iPad; CPU OS 17_{{minor}} like Mac OS X) {AppleMobile} Version/17.{{minor}} Mobile/15E148 Safari/604.1", 22, 22),
        ($"Mozilla/5.0 (Linux; Android 13; SM-X700) {WebKit} Chrome/13{{minor}}.0.0.0 Safari/537.36", 12, 10),
        ($"{Windows} {WebKit} Chrome/13{{minor}}.0.0.0 Safari/537.36", 110, 200),
        ($"{Windows} {WebKit} Chrome/13{{minor}}.0.0.0 Safari/537.36 Edg/13{{minor}}.0.0.0", 50, 90),
        ($"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:13{{minor}}.0) Gecko/20100101 Firefox/13{{minor}}.0", 14, 25),
        ($"{Mac} {AppleMobile} Version/18.{{minor}} Safari/605.1.15", 50, 100),
        ($"{Mac} {WebKit} Chrome/13{{minor}}.0.0.0 Safari/537.36", 30, 60),
        ($"Mozilla/5.0 (X11; Linux x86_64) {WebKit} Chrome/13{{minor}}.0.0.0 Safari/537.36", 6, 8),
        ($"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {WebKit} Chrome/13{{minor}}.0.0.0 Safari/537.36", 8, 8),
    ];

    private static readonly WeightedChoice<Template> Passing = new(People.Select(agent => (new Template(agent.Text), agent.Passing)));
    private static readonly WeightedChoice<Template> Engaged = new(People.Select(agent => (new Template(agent.Text), agent.Engaged)));

    private static readonly WeightedChoice<Template> Bots = new(
    [
        (new("Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.6834.{patch} Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"), 6),
        (new("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"), 3),
        (new("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"), 2),
        (new("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/13{minor}.0.0.0 Safari/537.36"), 2),
        (new("Mozilla/5.0 (compatible; SiteCrawler/3.{minor}; +https://crawler.example/about)"), 1),
    ]);

    /// <summary>The user agent of a visitor: one device each, as long as the id lives in its browser.</summary>
    public static Template Of(Persona persona, Dice visitor) => persona switch
    {
        Persona.Bot => Bots.Pick(visitor, Trait.UserAgent),
        Persona.Passing => Passing.Pick(visitor, Trait.UserAgent),
        _ => Engaged.Pick(visitor, Trait.UserAgent),
    };
}
