namespace Puffy.Sample.Options;

/// <summary>A fault that the generator can inject into one day, for monitoring to find.</summary>
public enum FaultKind
{
    /// <summary>The day's file is not written. As text: <c>missing-day</c>.</summary>
    MissingDay,

    /// <summary>Half of the day's visitors, with all their rows, are not in the file. As text: <c>half-volume</c>.</summary>
    HalfVolume,

    /// <summary>One column has its header and no value in any row. As text: <c>empty-column</c>.</summary>
    EmptyColumn,

    /// <summary>A fifth of the rows have no user id. As text: <c>lost-ids</c>.</summary>
    LostIds,

    /// <summary>Each order's revenue is twice what was paid. As text: <c>doubled-revenue</c>.</summary>
    DoubledRevenue,

    /// <summary>No order has one field of its event_data. As text: <c>vanished-field</c>.</summary>
    VanishedField,

    /// <summary>One number of the orders' event_data is a text, such as <c>"349.50"</c>. As text: <c>changed-type</c>.</summary>
    ChangedType,

    /// <summary>One amount of the orders' event_data is in cents instead of dollars. As text: <c>changed-unit</c>.</summary>
    ChangedUnit,

    /// <summary>Half of the orders name another currency in their event_data; the amounts stay. As text: <c>foreign-currency</c>.</summary>
    ForeignCurrency,
}
