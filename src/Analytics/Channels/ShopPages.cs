using System.Collections.Frozen;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Channels;

/// <summary>
/// Tells checkout and cart pages by words of the channel rules file: by the first label of the host, or by the first step of the path. A
/// locale (<c>en</c>, <c>en-gb</c>) or a number as the first of several steps is passed over. Letters match in either case; the
/// checkout goes before the cart.
/// </summary>
public sealed class ShopPages
{
    private readonly FrozenSet<string> _checkoutHosts;
    private readonly FrozenSet<string> _checkout;
    private readonly FrozenSet<string> _cart;

    private ShopPages(IEnumerable<string> checkoutHosts, IEnumerable<string> checkout, IEnumerable<string> cart)
    {
        _checkoutHosts = checkoutHosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _checkout = checkout.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _cart = cart.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The words of a rules file that names none.</summary>
    internal static ShopPages Usual { get; } = new(["checkout"], ["checkout", "checkouts"], ["cart", "basket"]);

    /// <summary>The words of a rules file.</summary>
    internal static ShopPages Read(RulesJson pages)
    {
        pages.Object("checkout_hosts", "checkout", "cart");
        return new ShopPages(pages["checkout_hosts"].Texts(), pages["checkout"].Texts(), pages["cart"].Texts());
    }

    /// <summary>The kind of a page.</summary>
    /// <param name="pageUrl">Its address; empty for none.</param>
    public ShopPageKind Of(string pageUrl)
    {
        ArgumentNullException.ThrowIfNull(pageUrl);
        if (string.IsNullOrWhiteSpace(pageUrl))
        {
            return ShopPageKind.None;
        }

        var host = HostName.Of(pageUrl.AsSpan());
        var dot = host.IndexOf('.');
        if (Has(_checkoutHosts, dot < 0 ? host : host[..dot]))
        {
            return ShopPageKind.Checkout;
        }

        var step = FirstStep(pageUrl);
        return Has(_checkout, step) ? ShopPageKind.Checkout : Has(_cart, step) ? ShopPageKind.Cart : ShopPageKind.Other;
    }

    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static ReadOnlySpan<char> FirstStep(ReadOnlySpan<char> url)
    {
        var end = url.IndexOfAny('?', '#');
        var path = end < 0 ? url : url[..end];
        var scheme = path.IndexOf("://");
        if (scheme >= 0)
        {
            path = path[(scheme + 3)..];
            var slash = path.IndexOf('/');
            path = slash < 0 ? [] : path[slash..];
        }

        path = path.Trim('/');
        var cut = path.IndexOf('/');
        return cut > 0 && IsPassedOver(path[..cut]) ? FirstOf(path[(cut + 1)..].TrimStart('/')) : FirstOf(path);
    }

    private static ReadOnlySpan<char> FirstOf(ReadOnlySpan<char> path)
    {
        var cut = path.IndexOf('/');
        return cut < 0 ? path : path[..cut];
    }

    /// <summary>A number, or a language with or without a country.</summary>
    private static bool IsPassedOver(ReadOnlySpan<char> step) =>
        !step.ContainsAnyExceptInRange('0', '9')
        || (step.Length == 2 && AreLetters(step))
        || (step.Length == 5 && step[2] is '-' or '_' && AreLetters(step[..2]) && AreLetters(step[3..]));

    private static bool AreLetters(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetter(letter))
            {
                return false;
            }
        }

        return true;
    }
}
