using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Channels;

/// <summary>The three kinds of entries in the lists of a rules file: words, hosts and references to lists.</summary>
internal static class RuleEntries
{
    /// <summary>A host has a dot; <c>google.*</c> is one under every country's ending.</summary>
    public static bool IsHost(string entry) => entry.Contains('.') && !entry.Contains(' ');

    /// <summary><c>@name</c> stands for the entries of a list.</summary>
    public static bool IsList(string entry) => entry.StartsWith('@');

    /// <summary>Hosts in lower case; words as they are written.</summary>
    public static string Normalise(RulesJson entry)
    {
        var text = entry.Text().Trim();
        if (!IsHost(text))
        {
            return text;
        }

        var everyCountry = HostIndex.IsEveryCountry(text);
        var host = HostName.Of(everyCountry ? text[..^2] + ".com" : text);
        if (host.IsEmpty || text.Contains('/'))
        {
            throw entry.Fault($"\"{text}\" is no host; write it as facebook.com, or as google.* for every country.");
        }

        return everyCountry ? host[..^4].ToString() + ".*" : host.ToString();
    }
}
