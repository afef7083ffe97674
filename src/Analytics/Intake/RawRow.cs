namespace Puffy.Analytics.Intake;

/// <summary>The fields of a row, as UTF-8; empty where the row or the file does not have them.</summary>
public ref struct RawRow
{
    /// <summary>The user.</summary>
    public ReadOnlySpan<byte> UserId { get; set; }

    /// <summary>The time.</summary>
    public ReadOnlySpan<byte> Timestamp { get; set; }

    /// <summary>The event name.</summary>
    public ReadOnlySpan<byte> EventName { get; set; }

    /// <summary>The page.</summary>
    public ReadOnlySpan<byte> PageUrl { get; set; }

    /// <summary>The referrer.</summary>
    public ReadOnlySpan<byte> Referrer { get; set; }

    /// <summary>The event data.</summary>
    public ReadOnlySpan<byte> EventData { get; set; }

    /// <summary>The user agent.</summary>
    public ReadOnlySpan<byte> UserAgent { get; set; }

    /// <summary>The event id.</summary>
    public ReadOnlySpan<byte> EventId { get; set; }

    /// <summary>The longest field of the row, in bytes, columns that are not known included.</summary>
    public int LongestField { get; set; }
}
