using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Puffy.Sample.Traffic;

/// <summary>
/// The pseudonyms that some exports write instead of tags and hosts: the head of the MD5 of the plain text.
/// </summary>
internal static class TagPseudonym
{
    /// <summary>A campaign tag's value: six upper-case hex digits. <c>Tag("1")</c> is <c>C4CA42</c>.</summary>
    public static string Tag(string plain) => Md5(plain)[..6];

    /// <summary>A referrer's host: <c>source-</c>, eight lower-case hex digits, <c>.com</c>.</summary>
    public static string Host(string plain) => $"source-{Md5(plain)[..8].ToLowerInvariant()}.com";

    [SuppressMessage("Security", "CA5351", Justification = "Imitates what exports hold; nothing is protected by it.")]
    private static string Md5(string plain) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(plain)));
}
