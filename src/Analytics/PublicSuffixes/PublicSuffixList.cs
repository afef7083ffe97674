using System.IO.Hashing;
using System.Text;

namespace Puffy.Analytics.PublicSuffixes;

/// <summary>
/// The Public Suffix List: the endings below which anyone can register a name, to tell whose a host is. Its ICANN section
/// holds endings of registries such as <c>co.uk</c>; its private section those of companies such as <c>myshopify.com</c>,
/// where each name below is another shop. Hosts are given in lower case and Punycode. Safe for concurrent use.
/// </summary>
internal sealed class PublicSuffixList
{
    private const string BuiltInFile = "public_suffix_list.dat";
    private static readonly Lazy<PublicSuffixList> Embedded = new(() => Parse(BuiltInText()));

    private readonly Dictionary<string, SuffixRules> _rules;
    private readonly Dictionary<string, SuffixRules>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    private PublicSuffixList(Dictionary<string, SuffixRules> rules, string fingerprint)
    {
        _rules = rules;
        _bySpan = rules.GetAlternateLookup<ReadOnlySpan<char>>();
        Fingerprint = fingerprint;
    }

    [Flags]
    private enum SuffixRules : byte
    {
        None = 0,
        Icann = 1,
        IcannBelow = 2,
        IcannException = 4,
        Private = 8,
        PrivateBelow = 16,
        PrivateException = 32,
        AllIcann = Icann | IcannBelow | IcannException,
    }

    /// <summary>The list that Puffy comes with.</summary>
    public static PublicSuffixList BuiltIn => Embedded.Value;

    /// <summary>Differs for lists with different rules.</summary>
    public string Fingerprint { get; }

    /// <summary>The country codes of two letters, such as <c>de</c>.</summary>
    public IEnumerable<string> Countries => _rules
        .Where(rule => rule.Key.Length == 2 && (rule.Value & SuffixRules.AllIcann) != 0)
        .Select(rule => rule.Key)
        .Order(StringComparer.Ordinal);

    /// <summary>Reads a list in the format of publicsuffix.org: one rule a line, sections marked by comments.</summary>
    public static PublicSuffixList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rules = new Dictionary<string, SuffixRules>(12_000, StringComparer.Ordinal);
        var isPrivate = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var rule = line.Trim();
            if (rule.StartsWith("//", StringComparison.Ordinal))
            {
                isPrivate = rule.Contains("===BEGIN PRIVATE", StringComparison.Ordinal) || isPrivate;
            }
            else if (!rule.IsEmpty)
            {
                Add(rules, rule.ToString(), isPrivate);
            }
        }

        return new PublicSuffixList(rules, Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>This list with further suffixes in its private section.</summary>
    public PublicSuffixList With(IReadOnlyCollection<string> suffixes)
    {
        ArgumentNullException.ThrowIfNull(suffixes);
        if (suffixes.Count == 0)
        {
            return this;
        }

        var rules = new Dictionary<string, SuffixRules>(_rules, StringComparer.Ordinal);
        foreach (var suffix in suffixes)
        {
            Add(rules, suffix, isPrivate: true);
        }

        return new PublicSuffixList(rules, $"{Fingerprint}+{string.Join(',', suffixes)}");
    }

    /// <summary>
    /// The domain that was registered, private section included: checkout.shop.co.uk gives shop.co.uk. A host that is a
    /// suffix, one without a dot, or an IP address gives itself.
    /// </summary>
    public ReadOnlySpan<char> RegistrableDomain(ReadOnlySpan<char> host)
    {
        if (host.IsEmpty || host[0] == '[' || char.IsAsciiDigit(host[^1]))
        {
            return host;
        }

        var suffix = SuffixStart(host, withPrivate: true);
        return suffix == 0 ? host : host[(host[..(suffix - 1)].LastIndexOf('.') + 1)..];
    }

    /// <summary>
    /// Where the suffix of a host starts: 7 for google.co.uk and for google.de; 0 where the host is a suffix itself. A host
    /// that no rule knows has its last label as suffix.
    /// </summary>
    /// <param name="host">The host.</param>
    /// <param name="withPrivate">Whether the private section counts.</param>
    public int SuffixStart(ReadOnlySpan<char> host, bool withPrivate)
    {
        // From the last label to the first. The longest rule wins; an exception takes back a name that a wildcard took.
        var longest = host.LastIndexOf('.') + 1;
        for (int start = longest, right = host.Length; ; right = start, start = host[..(start - 1)].LastIndexOf('.') + 1)
        {
            if (_bySpan.TryGetValue(host[start..], out var rules))
            {
                rules = withPrivate ? rules | (SuffixRules)((int)rules >> 3) : rules & SuffixRules.AllIcann;
                if ((rules & SuffixRules.IcannException) != 0)
                {
                    return right;
                }

                longest = (rules & SuffixRules.Icann) != 0 ? start : longest;
                longest = (rules & SuffixRules.IcannBelow) != 0 && start > 0 ? host[..(start - 1)].LastIndexOf('.') + 1 : longest;
            }

            if (start == 0)
            {
                return longest;
            }
        }
    }

    private static void Add(Dictionary<string, SuffixRules> rules, string rule, bool isPrivate)
    {
        var (name, kind) = rule switch
        {
            ['*', '.', .. var below] => (below, isPrivate ? SuffixRules.PrivateBelow : SuffixRules.IcannBelow),
            ['!', .. var exception] => (exception, isPrivate ? SuffixRules.PrivateException : SuffixRules.IcannException),
            _ => (rule, isPrivate ? SuffixRules.Private : SuffixRules.Icann),
        };
        rules[name] = rules.GetValueOrDefault(name) | kind;
    }

    private static string BuiltInText()
    {
        using var stream = typeof(PublicSuffixList).Assembly.GetManifestResourceStream(BuiltInFile)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {BuiltInFile}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
