using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Puffy.Analytics.PublicSuffixes;

namespace Puffy.Analytics.Channels;

/// <summary>
/// The hosts that the rules list. The longest entry that covers a host decides: mail.google.com can be web mail although
/// google is a search engine under every public suffix, and webmail.provider.example whatever provider.example is.
/// </summary>
internal sealed class HostIndex
{
    private static readonly string[] FirstLabelsOfApps = ["com.", "org.", "net."];

    private readonly FrozenDictionary<string, HostFacts>.AlternateLookup<ReadOnlySpan<char>> _hosts;
    private readonly FrozenDictionary<string, HostFacts>.AlternateLookup<ReadOnlySpan<char>> _anySuffix;
    private readonly (Regex Label, HostFacts Facts)[] _labels;
    private readonly PublicSuffixList _suffixes;

    public HostIndex(IReadOnlyDictionary<ListEntry, HostFacts> entries, PublicSuffixList suffixes)
    {
        _suffixes = suffixes;
        _hosts = Lookup(entries.Where(entry => entry.Key.Kind is EntryKind.Host or EntryKind.App));
        _anySuffix = Lookup(entries.Where(entry => entry.Key.Kind == EntryKind.AnySuffix));
        _labels = [.. entries.Where(entry => entry.Key.Kind == EntryKind.Label).Select(entry =>
            (new Regex(entry.Key.Text, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), entry.Value))];
    }

    /// <summary>The facts of the longest entry that covers the host; nothing where none does.</summary>
    public HostFacts Find(ReadOnlySpan<char> host)
    {
        // The private section is left out here: google.blogspot.com is somebody's blog.
        var suffix = IsApp(host) ? 0 : _suffixes.SuffixStart(host, withPrivate: false);
        for (var start = 0; start < host.Length;)
        {
            if (_hosts.TryGetValue(host[start..], out var facts)
                || (start == 0 && suffix > 0 && TryLabel(host, out facts))
                || (start < suffix && _anySuffix.TryGetValue(host[start..(suffix - 1)], out facts)))
            {
                return facts;
            }

            var dot = host[start..].IndexOf('.');
            start = dot < 0 ? host.Length : start + dot + 1;
        }

        return default;
    }

    /// <summary>Whether a name is the bare id of an app: com.google.chrome is not a host below the suffix chrome.</summary>
    private static bool IsApp(ReadOnlySpan<char> host)
    {
        foreach (var first in FirstLabelsOfApps)
        {
            if (host.StartsWith(first, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryLabel(ReadOnlySpan<char> host, out HostFacts facts)
    {
        var first = host[..host.IndexOf('.')];
        foreach (var (label, found) in _labels)
        {
            if (label.IsMatch(first))
            {
                facts = found;
                return _suffixes.RegistrableDomain(host).Length < host.Length;
            }
        }

        facts = default;
        return false;
    }

    private static FrozenDictionary<string, HostFacts>.AlternateLookup<ReadOnlySpan<char>> Lookup(
        IEnumerable<KeyValuePair<ListEntry, HostFacts>> entries) => entries
        .GroupBy(entry => entry.Key.Text, entry => entry.Value, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate((x, y) => x | y), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}
