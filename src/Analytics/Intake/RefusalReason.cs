namespace Puffy.Analytics.Intake;

/// <summary>Why a row is in quarantine. Of several reasons the first in this order is given.</summary>
[GenerateSerializer, Alias("puffy.RefusalReason")]
public enum RefusalReason
{
    /// <summary>
    /// Wrong number of fields, an unterminated quote at the end of the file, a NUL byte in a field, or bytes that are not UTF-8.
    /// </summary>
    MalformedRow,

    /// <summary>The user id is empty, a placeholder, or damaged by a spreadsheet.</summary>
    MissingUserId,

    /// <summary>The user was erased; the row is kept without its text.</summary>
    SuppressedUser,

    /// <summary>The event name is empty.</summary>
    MissingEventName,

    /// <summary>In an unknown format, before 2000, or more than 24 hours after the run's as-of time.</summary>
    InvalidTimestamp,

    /// <summary>A checkout_completed whose event_data is not a JSON object.</summary>
    MalformedEventData,

    /// <summary>A checkout_completed whose revenue is missing, not a number, negative, or impossibly large.</summary>
    InvalidRevenue,

    /// <summary>A field over 64 KiB.</summary>
    OversizedField,

    /// <summary>The same event was accepted before.</summary>
    DuplicateEvent,
}

/// <summary>The written names of refusal reasons.</summary>
public static class RefusalReasonNames
{
    /// <summary>The name as written in quarantine.csv and run.json.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such reason.</exception>
    public static string Name(this RefusalReason reason) => reason switch
    {
        RefusalReason.MalformedRow => "malformed_row",
        RefusalReason.MissingUserId => "missing_user_id",
        RefusalReason.SuppressedUser => "suppressed_user",
        RefusalReason.MissingEventName => "missing_event_name",
        RefusalReason.InvalidTimestamp => "invalid_timestamp",
        RefusalReason.MalformedEventData => "malformed_event_data",
        RefusalReason.InvalidRevenue => "invalid_revenue",
        RefusalReason.OversizedField => "oversized_field",
        RefusalReason.DuplicateEvent => "duplicate_event",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
    };

    /// <summary>The reason of a written name.</summary>
    /// <exception cref="FormatException">No reason has that name.</exception>
    public static RefusalReason Parse(string name)
    {
        foreach (var reason in Enum.GetValues<RefusalReason>())
        {
            if (reason.Name() == name)
            {
                return reason;
            }
        }

        throw new FormatException($"'{name}' is not a refusal reason.");
    }
}
