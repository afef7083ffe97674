using System.Buffers;
using System.Globalization;

namespace Puffy.Analytics.Channels;

/// <summary>Finds the host in the text of a page_url or referrer column.</summary>
internal static class HostName
{
    /// <summary>The host names of one site differ by these.</summary>
    public static readonly string[] Prefixes = ["", "www.", "m.", "l.", "lm.", "mail."];

    private static readonly SearchValues<char> EndOfAuthority = SearchValues.Create("/?#\\");
    private static readonly SearchValues<char> Normal = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \t\r\n\"'<>(){}[]|^`,;:@%&=+*!$~\0");
    private static readonly IdnMapping Idn = new();

    /// <summary>
    /// The host of an address in lower case and ASCII (Punycode), without user, port and trailing dots. An address
    /// without a scheme counts where its host has a dot, so <c>www.shop.example/x</c> and bare app ids do.
    /// </summary>
    /// <returns>Empty where the text names no host of a website or app: a path, about:blank, file:, garbage.</returns>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> address)
    {
        address = address.Trim();
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && address[..scheme].ContainsAny(EndOfAuthority))
        {
            scheme = -1;
        }

        if (scheme > 0)
        {
            return IsOfSite(address[..scheme]) ? Normalise(Authority(address[(scheme + 3)..])) : default;
        }

        if (address.StartsWith("//", StringComparison.Ordinal))
        {
            return Normalise(Authority(address[2..]));
        }

        var host = Normalise(Authority(address));
        return host.Contains('.') ? host : default;
    }

    /// <summary>Whether a host is a domain or below it.</summary>
    public static bool IsWithin(ReadOnlySpan<char> host, ReadOnlySpan<char> domain) =>
        !domain.IsEmpty
        && host.EndsWith(domain, StringComparison.Ordinal)
        && (host.Length == domain.Length || host[host.Length - domain.Length - 1] == '.');

    private static bool IsOfSite(ReadOnlySpan<char> scheme) =>
        scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("android-app", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("ios-app", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Authority(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(EndOfAuthority);
        var authority = end < 0 ? rest : rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        if (authority.StartsWith("[", StringComparison.Ordinal))
        {
            return authority[..(authority.IndexOf(']') + 1)];
        }

        var port = authority.IndexOf(':');
        return (port < 0 ? authority : authority[..port]).TrimEnd('.');
    }

    private static ReadOnlySpan<char> Normalise(ReadOnlySpan<char> host)
    {
        if (host.IsEmpty || host[0] == '.')
        {
            return default;
        }

        if (!host.ContainsAnyExcept(Normal))
        {
            return host;
        }

        if (host[0] == '[')
        {
            return host.ToString().ToLowerInvariant();
        }

        if (host.ContainsAny(Forbidden))
        {
            return default;
        }

        var lower = host.ToString().ToLowerInvariant();
        if (!host.ContainsAnyExceptInRange('\0', '\x7f'))
        {
            return lower;
        }

        try
        {
            return Idn.GetAscii(lower).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // IDNA forbids these letters, so the text is not a host. The only test for it throws.
            return default;
        }
    }
}
