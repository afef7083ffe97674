using System.Security.Cryptography;
using System.Text;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

/// <summary>Visits to a made-up shop, and the pseudonyms that an export would give its values.</summary>
internal static class Traffic
{
    private static readonly TrafficClassifier BuiltIn = new(ChannelRules.BuiltIn, []);

    public static TrafficSource Visit(string query, string referrer = "") =>
        BuiltIn.Classify($"https://shop.example/products/pillow?{query}", referrer);

    public static TrafficSource From(string referrer, string page = "https://shop.example/") => BuiltIn.Classify(page, referrer);

    public static string HiddenTag(string value) => Md5(value)[..6];

    public static string HiddenHost(string host) => $"source-{Md5(host)[..8].ToLowerInvariant()}.com";

    private static string Md5(string value)
    {
#pragma warning disable CA5351 // Exports use MD5; so must a test that stands in for one.
        return Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(value)));
#pragma warning restore CA5351
    }
}
