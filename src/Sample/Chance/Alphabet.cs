namespace Puffy.Sample.Chance;

/// <summary>The digits in which random bits are written.</summary>
internal static class Alphabet
{
    /// <summary>Sixteen upper-case hexadecimal digits.</summary>
    public static ReadOnlySpan<byte> Hex => "0123456789ABCDEF"u8;

    /// <summary>The 64 characters that need no escape in a URL (RFC 4648, base64url).</summary>
    public static ReadOnlySpan<byte> UrlSafe => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8;
}
