namespace Puffy.Analytics.Intake;

/// <summary>Something worth knowing about a file that refuses no row.</summary>
/// <param name="Kind">One of <see cref="FindingKinds"/>.</param>
/// <param name="Subject">The column that it is about; empty where it is about the file.</param>
/// <param name="FirstDay">The first day on which it was seen; null where the file does not tell.</param>
/// <param name="Detail">What was found and what it means, for a person.</param>
[GenerateSerializer, Immutable, Alias("puffy.Finding")]
public sealed record Finding(string Kind, string Subject, DateOnly? FirstDay, string Detail);

/// <summary>The kinds of findings, as they stand in findings.csv and run.json.</summary>
public static class FindingKinds
{
    /// <summary>A column was renamed, moved or added, went missing, or is unknown.</summary>
    public const string SchemaDrift = "schema_drift";

    /// <summary>A file could not be read at all and was rejected whole.</summary>
    public const string UnreadableFile = "unreadable_file";

    /// <summary>A file could not be read to its end.</summary>
    public const string TruncatedFile = "truncated_file";

    /// <summary>A file of no bytes.</summary>
    public const string EmptyFile = "empty_file";

    /// <summary>A file of a header and no row.</summary>
    public const string HeaderOnlyFile = "header_only_file";

    /// <summary>A file that can't be read as events, and whose name is not that of an export.</summary>
    public const string FileSkipped = "file_skipped";

    /// <summary>A file that is neither UTF-8 nor marked as anything else, and was read as Windows-1252.</summary>
    public const string EncodingAssumed = "encoding_assumed";

    /// <summary>Rows that have a date and no time: their events are at midnight.</summary>
    public const string TimeMissing = "time_missing";

    /// <summary>Live events whose times were corrected, as the clock of their sender is wrong.</summary>
    public const string ClockCorrected = "clock_corrected";

    /// <summary>An event whose event_id the same user has for another event too.</summary>
    public const string EventIdReused = "event_id_reused";

    /// <summary>An accepted event whose event_data was not a JSON object and was dropped.</summary>
    public const string MalformedEventData = "malformed_event_data";

    /// <summary>An order with zero revenue.</summary>
    public const string ZeroRevenue = "zero_revenue";

    /// <summary>A checkout_completed event that repeats an order of the same user.</summary>
    public const string RepeatedTransaction = "repeated_transaction";

    /// <summary>A transaction id that several users have.</summary>
    public const string TransactionIdCollision = "transaction_id_collision";

    /// <summary>An accepted event far from the days around which the data lies; totals hold it, no day is judged by it.</summary>
    public const string StrayDates = "stray_dates";

    /// <summary>An order without a number because a placeholder such as <c>undefined</c> stands in its place.</summary>
    public const string PlaceholderTransactionId = "placeholder_transaction_id";

    /// <summary>An order in another currency than the main one: it counts as an order, and its amount stands apart.</summary>
    public const string MixedCurrencies = "mixed_currencies";

    /// <summary>An order that names a currency which is not in ISO 4217.</summary>
    public const string UnknownCurrency = "unknown_currency";

    /// <summary>An identity key of too many users to be one person's.</summary>
    public const string SharedIdentityKey = "shared_identity_key";

    /// <summary>An order whose revenue is not the sum of its items.</summary>
    public const string RevenueMismatch = "revenue_mismatch";
}
