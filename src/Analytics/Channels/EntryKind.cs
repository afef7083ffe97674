namespace Puffy.Analytics.Channels;

/// <summary>What an entry of a list in a rules file is.</summary>
internal enum EntryKind
{
    /// <summary>A host, which covers the hosts below it.</summary>
    Host,

    /// <summary>A name that stands under every public suffix: google for google.com and google.co.uk.</summary>
    AnySuffix,

    /// <summary>The id of an app, such as com.google.android.gm.</summary>
    App,

    /// <summary>A regular expression for the first label of a host below a registrable domain.</summary>
    Label,

    /// <summary>A value of the source.</summary>
    Word,

    /// <summary>A value of the source that names an advertisement.</summary>
    AdWord,

    /// <summary>A key of the query.</summary>
    Key,

    /// <summary>A plain text without a dot: a word or a key, as the condition asks.</summary>
    Plain,
}
