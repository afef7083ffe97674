using CsCheck;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

public sealed class ClassifierPropertyTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf(
            "https://", "http:/", "//", "android-app://", "?", "&", "=", "#", "@", ":", "%", "%2", "+", ".", "..", "[", "]", "www.",
            "utm_source", "utm_medium", "gclid", "google.", "facebook.com", "source-603bdc25.com", "source-0000000z.com", "7B4C8A",
            "D41D8C", "xn--", "\ud800", "\u00fc", "\u0130", "\u3002", "\0", " ", ";", "&amp;", "{{", "}}", "(none)", "mtm_", "pk_medium=", "_", "-", "mail.", "co.uk", "!", "*"),
        Gen.String[0, 8]);

    private static readonly Gen<string> Text = Piece.Array[0, 12].Select(string.Concat);

    [Fact]
    public void Whatever_stands_in_an_export_has_one_answer()
    {
        var one = new TrafficClassifier(ChannelRules.BuiltIn, []);
        var other = new TrafficClassifier(ChannelRules.Parse(ChannelRules.BuiltInText(), "copy"), []);
        Gen.Select(Text, Text).Sample(
            (page, referrer) =>
            {
                var answer = one.Classify(page, referrer);
                Assert.Equal(answer, one.Classify(page, referrer));
                Assert.Equal(answer, other.Classify(page, referrer));
            },
            iter: 20_000);
    }

    [Fact]
    public void An_explanation_says_the_same_channel_and_gives_a_reason() => Gen.Select(Text, Text).Sample(
        (page, referrer) =>
        {
            var classifier = new TrafficClassifier(ChannelRules.BuiltIn, []);
            var explanation = ChannelExplanation.Of(classifier, page, referrer);
            Assert.Equal(classifier.Classify(page, referrer), explanation.Source);
            Assert.NotEmpty(explanation.Reasons);
        },
        iter: 5_000);

    [Fact]
    public void A_host_below_is_what_its_entry_is_unless_a_longer_one_says_otherwise() =>
        Gen.OneOf("facebook.com", "bing.com", "chatgpt.com", "klarna.com", "google.co.uk", "pinterest.de", "example.org")
            .Select(Gen.OneOf("www", "a1", "x-y", "l", "q.r"), (host, below) => (host, below))
            .Sample(pair => Assert.Equal(Traffic.From($"https://{pair.host}/").Channel, Traffic.From($"https://{pair.below}.{pair.host}/").Channel));

    [Fact]
    public void The_order_of_query_keys_does_not_matter() =>
        Gen.Shuffle(new[] { "utm_source=google", "utm_medium=cpc", "fbclid=1", "srsltid=2", "x=y", "gclid=3" }).Sample(
            pairs => Assert.Equal(
                new TrafficSource(Channel.PaidSearch, "google", "cpc", "", ""),
                Traffic.Visit(string.Join('&', pairs))));
}
