namespace Puffy.Analytics.Intake;

/// <summary>What a kind of finding means.</summary>
/// <param name="Kind">One of <see cref="FindingKinds"/>.</param>
/// <param name="Meaning">What was found, in a sentence.</param>
/// <param name="Advice">What to do about it, in a sentence.</param>
public sealed record FindingMeaning(string Kind, string Meaning, string Advice);

/// <summary>The home of what each kind of finding means and what to do about it. A new kind is one entry here.</summary>
public static class FindingCatalogue
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<FindingMeaning> All { get; } =
    [
        new("schema_drift", "A column was renamed, moved, lost or added.", "Ask the export's owner whether the change is permanent, and check that the values still mean the same."),
        new("unreadable_file", "A file could not be read and was rejected whole.", "Export the file again as CSV with the required columns, and load it."),
        new("truncated_file", "A file could not be read to its end.", "Export the file again and load it: rows that are there already are recognised."),
        new("empty_file", "A file has no bytes.", "Check whether the export was cut short, and load the day's file."),
        new("header_only_file", "A file has a header and no rows.", "Check whether the day had no events; otherwise export it again."),
        new("file_skipped", "A file is not an event export and was skipped.", "Move the file out of the input folder, or export it as CSV."),
        new("encoding_assumed", "A file is not UTF-8 and was read as Windows-1252.", "Export the file as UTF-8, and compare names with accents before you trust them."),
        new("time_missing", "Rows have a date without a time and count at midnight.", "Export full timestamps: sessions and touchpoints of these rows are guesses."),
        new("clock_corrected", "The clock of a live sender is wrong, and times of its events were corrected.", "Set the clock of the server or till that sends; up to ten minutes nothing is corrected."),
        new("event_id_reused", "One user has several events under one event_id.", "Have the tracker send a unique id for each event; each row counts as its own event."),
        new("stray_dates", "Events lie far from the days that are judged.", "Check the clocks of the devices that sent them; totals count them, trends do not."),
        new("malformed_event_data", "event_data was not a JSON object and was left out.", "Have the tracker send a JSON object in event_data."),
        new("zero_revenue", "An order has no revenue.", "Check whether it is a replacement, a test or a lost amount."),
        new("repeated_transaction", "An order event repeats an order of the same user.", "Send each order once: check whether reloading the thank-you page sends it again."),
        new("transaction_id_collision", "Several users have the same transaction id.", "Compare these orders with the shop's books: each of them counts."),
        new("placeholder_transaction_id", "The transaction id is a placeholder such as undefined.", "Send a real transaction id: repeats of these orders cannot be recognised."),
        new("revenue_mismatch", "An order's revenue is not the sum of its items.", "Compare some of these orders with the shop's books, and decide which amount is right."),
        new("shared_identity_key", "An e-mail address belongs to more users than one person has, and joins nobody.", "Look for a shared till or a test address, and have it sent no address."),
        new("mixed_currencies", "Orders are in a different currency from the main one.", "Read their revenue by currency in run.json: money figures exclude them."),
        new("unknown_currency", "An order names a currency that is not in ISO 4217.", "Send the three-letter ISO 4217 code of the currency."),
    ];

    /// <summary>Initialised after <see cref="All"/>, which it is made of.</summary>
    private static readonly Dictionary<string, FindingMeaning> ByKind = All.ToDictionary(entry => entry.Kind, StringComparer.Ordinal);

    /// <summary>What a kind means; null where it has no entry.</summary>
    public static FindingMeaning? Of(string kind) => ByKind.GetValueOrDefault(kind);
}
