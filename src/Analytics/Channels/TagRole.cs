namespace Puffy.Analytics.Channels;

/// <summary>Which campaign tag a key of the query gives.</summary>
internal enum TagRole : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>The source, such as utm_source.</summary>
    Source,

    /// <summary>The medium, such as utm_medium.</summary>
    Medium,

    /// <summary>The campaign, such as utm_campaign.</summary>
    Campaign,
}
