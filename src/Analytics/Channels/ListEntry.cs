namespace Puffy.Analytics.Channels;

/// <summary>An entry of a rules file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; hosts, names and apps in lower case and Punycode.</param>
/// <param name="List">The list that holds it; null where it stands in a rule itself.</param>
/// <param name="Service">Whose it is, such as Google; null where the list does not say.</param>
internal sealed record ListEntry(EntryKind Kind, string Text, string? List = null, string? Service = null)
{
    /// <summary>Whether it stands for hosts.</summary>
    public bool IsHost => Kind is EntryKind.Host or EntryKind.AnySuffix or EntryKind.App or EntryKind.Label;

    /// <summary>Whether it is a word of a tag.</summary>
    public bool IsWord => Kind is EntryKind.Word or EntryKind.AdWord or EntryKind.Plain;

    /// <summary>Whether it is a key of the query.</summary>
    public bool IsKey => Kind is EntryKind.Key or EntryKind.Plain;
}
