namespace Puffy.Analytics.Sessions;

/// <summary>Parts of a page's address, as tables show them. Any text is taken as it is, without errors.</summary>
public static class PageUrl
{
    /// <summary>The address without query and fragment.</summary>
    public static string WithoutQuery(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var part = WithoutQuery(url.AsSpan());
        return part.Length == url.Length ? url : part.ToString();
    }

    /// <inheritdoc cref="WithoutQuery(string)"/>
    public static ReadOnlySpan<char> WithoutQuery(ReadOnlySpan<char> url)
    {
        var end = url.IndexOfAny('?', '#');
        return end < 0 ? url : url[..end];
    }

    /// <summary>The path, without scheme, host, query and fragment; <c>/</c> for the root, empty for no address.</summary>
    public static string Path(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Path(url.AsSpan()).ToString();
    }

    /// <inheritdoc cref="Path(string)"/>
    public static ReadOnlySpan<char> Path(ReadOnlySpan<char> url)
    {
        var rest = WithoutQuery(url);
        var scheme = rest.IndexOf("://");
        if (scheme >= 0)
        {
            rest = rest[(scheme + 3)..];
            var slash = rest.IndexOf('/');
            rest = slash < 0 ? "/" : rest[slash..];
        }

        return rest;
    }
}
