namespace Puffy.Sample.Options;

/// <summary>The columns of an export.</summary>
internal enum ExportColumn
{
    ClientId,
    PageUrl,
    Referrer,
    Timestamp,
    EventName,
    EventData,
    UserAgent,

    /// <summary>A column that appears only in later files, unknown to readers of the earlier ones.</summary>
    Consent,
}
