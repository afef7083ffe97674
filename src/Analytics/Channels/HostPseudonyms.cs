using System.Diagnostics.CodeAnalysis;

namespace Puffy.Analytics.Channels;

/// <summary>Gives pseudonymised hosts their names back, as far as the given hosts with their usual prefixes reach.</summary>
internal sealed class HostPseudonyms
{
    private readonly Lazy<(uint[] Digits, int[] Places)> _table;
    private readonly string[] _hosts;
    private readonly string[] _names;
    private readonly string[] _endings;

    /// <summary>The pseudonyms of hosts.</summary>
    /// <param name="hosts">Hosts.</param>
    /// <param name="names">Names that stand under every one of the endings.</param>
    /// <param name="endings">Endings, such as <c>com</c> and <c>co.uk</c>.</param>
    public HostPseudonyms(IEnumerable<string> hosts, IEnumerable<string> names, IEnumerable<string> endings)
    {
        _hosts = [.. hosts];
        _names = [.. names];
        _endings = [.. endings];

        // Some 200,000 hashes, which only exports with pseudonyms need: made when the first is met, and kept without texts.
        _table = new(Table);
    }

    private int Count => HostName.Prefixes.Length * (_hosts.Length + (_names.Length * _endings.Length));

    /// <summary>The host of the digits of a pseudonym.</summary>
    public bool TryResolve(uint digits, [NotNullWhen(true)] out string? host)
    {
        var (all, places) = _table.Value;
        var found = Array.BinarySearch(all, digits);
        if (found < 0)
        {
            host = null;
            return false;
        }

        // Of two hosts with one pseudonym the first that the lists name is meant.
        var place = places[found];
        for (var at = found; at > 0 && all[at - 1] == digits; at--)
        {
            place = Math.Min(place, places[at - 1]);
        }

        for (var at = found; at < all.Length - 1 && all[at + 1] == digits; at++)
        {
            place = Math.Min(place, places[at + 1]);
        }

        host = At(place);
        return true;
    }

    private (uint[] Digits, int[] Places) Table()
    {
        var digits = new uint[Count];
        var places = new int[Count];
        for (var place = 0; place < digits.Length; place++)
        {
            (digits[place], places[place]) = (Pseudonym.OfHost(At(place)), place);
        }

        Array.Sort(digits, places);
        return (digits, places);
    }

    private string At(int place)
    {
        var (host, prefix) = Math.DivRem(place, HostName.Prefixes.Length);
        if (host < _hosts.Length)
        {
            return HostName.Prefixes[prefix] + _hosts[host];
        }

        var (name, ending) = Math.DivRem(host - _hosts.Length, _endings.Length);
        return $"{HostName.Prefixes[prefix]}{_names[name]}.{_endings[ending]}";
    }
}
