using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Puffy.Analytics.Channels;

/// <summary>Gives pseudonymised hosts their names back, as far as the given hosts with their usual prefixes reach.</summary>
internal sealed class HostPseudonyms
{
    private readonly FrozenDictionary<uint, string> _plain;

    public HostPseudonyms(IEnumerable<string> hosts)
    {
        var plain = new Dictionary<uint, string>();
        foreach (var host in hosts)
        {
            foreach (var prefix in HostName.Prefixes)
            {
                plain.TryAdd(Pseudonym.OfHost(prefix + host), prefix + host);
            }
        }

        _plain = plain.ToFrozenDictionary();
    }

    /// <summary>The host of the digits of a pseudonym.</summary>
    public bool TryResolve(uint digits, [NotNullWhen(true)] out string? host) => _plain.TryGetValue(digits, out host);
}
