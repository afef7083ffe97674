using Puffy.Analytics.PublicSuffixes;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Channels;

/// <summary>
/// The rules that give sessions their channel. They are data: <c>channel-rules.json</c> explains its own format, an
/// analyst may pass an edited copy, and the built-in rules are the same file, embedded.
/// </summary>
public sealed class ChannelRules
{
    private const string BuiltInFile = "channel-rules.json";
    private static readonly Lazy<ChannelRules> EmbeddedRules = new(() => Parse(BuiltInText(), BuiltInFile));

    internal ChannelRules(
        string name,
        string fingerprint,
        RuleFacts facts,
        ChannelRule[] rules,
        Condition[] conditions,
        PublicSuffixList suffixes,
        TagPseudonyms tags,
        HostPseudonyms hosts,
        ShopPages pages)
    {
        Name = name;
        Fingerprint = fingerprint;
        Facts = facts;
        Rules = rules;
        Conditions = conditions;
        Suffixes = suffixes;
        Tags = tags;
        Hosts = hosts;
        Pages = pages;
    }

    /// <summary>The rules that Puffy comes with.</summary>
    public static ChannelRules BuiltIn => EmbeddedRules.Value;

    /// <summary>The name of the file that the rules were read from.</summary>
    public string Name { get; }

    /// <summary>
    /// Thirty-two hex digits that change when the meaning of the file may have changed: comments, remarks, spacing and the
    /// order of properties do not count. Journeys classified under another fingerprint must be classified again.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>The pseudonyms of campaign tags that these rules can resolve.</summary>
    public TagPseudonyms Tags { get; }

    /// <summary>Tells checkout and cart pages.</summary>
    public ShopPages Pages { get; }

    internal RuleFacts Facts { get; }

    internal ChannelRule[] Rules { get; }

    internal Condition[] Conditions { get; }

    internal PublicSuffixList Suffixes { get; }

    internal HostPseudonyms Hosts { get; }

    /// <summary>Reads rules.</summary>
    /// <param name="json">The text of a rules file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidRulesException">The text is not a rules file.</exception>
    public static ChannelRules Parse(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(name);
        return ChannelRulesReader.Read(json, name);
    }

    /// <summary>The text of the built-in rules, to be copied and edited.</summary>
    public static string BuiltInText() => BuiltInRules.TextOf(BuiltInFile);
}
