using Puffy.Analytics.Intake;
using Puffy.Grains.Identities;

namespace Puffy.Collector.Mapping;

/// <summary>What became of one entry of a request. At most one of row and malformed detail is there.</summary>
internal sealed record MappedEvent
{
    /// <summary>An entry of which nothing is stored.</summary>
    public static MappedEvent Nothing { get; } = new();

    /// <summary>An entry that a visitor's objection keeps out.</summary>
    public static MappedEvent Objected { get; } = new() { IsObjected = true };

    /// <summary>The row that a file of the same event has; null for none.</summary>
    public MappedRow? Row { get; init; }

    /// <summary>Why the entry can't be read as an event; null where it can.</summary>
    public string? Malformed { get; init; }

    /// <summary>The identity key that the entry gives; null for none.</summary>
    public IdentityKey? Identity { get; init; }

    /// <summary>Its time was corrected, as its sender's clock is wrong.</summary>
    public bool IsClockCorrected { get; init; }

    /// <summary>The visitor objects, and the key's policy changed the entry or kept it out.</summary>
    public bool IsObjected { get; init; }
}

/// <summary>The fields of a mapped event as UTF-8, by column; empty where the event does not have them.</summary>
internal sealed class MappedRow
{
    private readonly byte[][] _fields = new byte[ColumnNames.All.Count][];

    /// <summary>A row of empty fields.</summary>
    public MappedRow() => Array.Fill(_fields, []);

    /// <summary>The value of a column.</summary>
    public byte[] this[Column column]
    {
        get => _fields[(int)column];
        set => _fields[(int)column] = value;
    }

    /// <summary>The row for validation.</summary>
    public RawRow ToRaw() => new()
    {
        UserId = this[Column.UserId],
        Timestamp = this[Column.Timestamp],
        EventName = this[Column.EventName],
        PageUrl = this[Column.PageUrl],
        Referrer = this[Column.Referrer],
        EventData = this[Column.EventData],
        UserAgent = this[Column.UserAgent],
        EventId = this[Column.EventId],
        LongestField = _fields.Max(field => field.Length),
    };

    /// <summary>Whether a field holds a byte 0, which a file may not have either.</summary>
    public bool HoldsNul() => Array.Exists(_fields, field => field.Contains((byte)0));
}
