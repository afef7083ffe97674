using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Puffy.Analytics.Channels;

/// <summary>
/// How exports hide values: a query value becomes the first six hex digits, upper case, of the MD5 of its text as it stood in
/// the address (so <c>Capital%20One</c>, not <c>Capital One</c>); a host becomes <c>source-</c>, the first eight, <c>.com</c>.
/// </summary>
internal static class Pseudonym
{
    /// <summary>The pseudonym of the empty text as a tag, D41D8C.</summary>
    public static readonly uint EmptyTag = OfTag("");

    private const int MostOnStack = 512;
    private const string HostStart = "source-";
    private const string HostEnd = ".com";
    private static readonly SearchValues<char> UpperHex = SearchValues.Create("0123456789ABCDEF");

    /// <summary>The six digits of a tag, as a number.</summary>
    public static uint OfTag(string value) => OfHost(value) >> 8;

    /// <summary>The eight digits of a host, as a number.</summary>
    /// <remarks>The exports chose MD5; it protects nothing here.</remarks>
    public static uint OfHost(string host)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        var most = Encoding.UTF8.GetMaxByteCount(host.Length);
        var text = most <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[most];
        text = text[..Encoding.UTF8.GetBytes(host, text)];
#pragma warning disable CA5351
        MD5.HashData(text, hash);
#pragma warning restore CA5351
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }

    /// <summary>Whether a query value has the form of a pseudonym.</summary>
    public static bool TryParseTag(ReadOnlySpan<char> value, out uint digits)
    {
        digits = 0;
        return value.Length == 6
            && !value.ContainsAnyExcept(UpperHex)
            && uint.TryParse(value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out digits);
    }

    /// <summary>Whether a host, in lower case, has the form of a pseudonym.</summary>
    public static bool TryParseHost(ReadOnlySpan<char> host, out uint digits)
    {
        digits = 0;
        return host.Length == HostStart.Length + 8 + HostEnd.Length
            && host.StartsWith(HostStart, StringComparison.Ordinal)
            && host.EndsWith(HostEnd, StringComparison.Ordinal)
            && uint.TryParse(host[HostStart.Length..^HostEnd.Length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out digits);
    }
}
