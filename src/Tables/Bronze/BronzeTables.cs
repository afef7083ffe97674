using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Bronze;

/// <summary>An accepted event with its user and the name of its source.</summary>
/// <param name="UserId">The user.</param>
/// <param name="EventId">The event's id, unique for its user.</param>
/// <param name="Event">The event.</param>
/// <param name="SourceFile">Name of the file or live sender where it was first accepted.</param>
internal readonly record struct CleanedEvent(string UserId, string EventId, Event Event, string SourceFile);

/// <summary>A refused row.</summary>
/// <param name="SourceFile">Name of the file or live sender.</param>
/// <param name="SourceId">Number of the source in the load ledger.</param>
/// <param name="Row">Number of the row within the source.</param>
/// <param name="Reason">The reason's name.</param>
/// <param name="Detail">What is wrong, for a person.</param>
/// <param name="Raw">The row's text.</param>
/// <param name="Day">The day that the row counts on; null if neither row nor file gives one.</param>
/// <param name="Empty">The known columns that were empty as read.</param>
public sealed record QuarantineRow(
    string SourceFile, int SourceId, int Row, string Reason, string Detail, string Raw, DateOnly? Day, ColumnSet Empty);

/// <summary>A finding about a file as a whole.</summary>
/// <param name="Kind">The kind of finding.</param>
/// <param name="SourceFile">Name of the file.</param>
/// <param name="SourceId">Number of the file in the load ledger.</param>
/// <param name="Subject">The column that it is about; empty where it is about the file.</param>
/// <param name="FirstDay">The first day on which it was seen; empty where the file does not tell.</param>
/// <param name="Rows">Rows that it touches.</param>
/// <param name="RevenueShare">Revenue of the orders among them, as a share of all revenue; null without revenue.</param>
/// <param name="Detail">What was found, for a person.</param>
/// <param name="Advice">What to do about it, in a sentence.</param>
internal sealed record FileFinding(
    string Kind, string SourceFile, int SourceId, string Subject, string FirstDay, long Rows, decimal? RevenueShare, string Detail, string Advice);

/// <summary>Rows as they came in: accepted, refused, and what was found about their files.</summary>
internal static class BronzeTables
{
    /// <summary>Accepted events.</summary>
    public static Table<CleanedEvent> CleanedEvents { get; } = new(
        "bronze/cleaned_events.csv",
        "an accepted event",
        TableKind.Source,
        KeyColumns: 2,
        (key, row) => key.Text(row.EventId).Text(row.UserId),
        [
            new("event_id", ColumnType.Text, "the input's own id, with ~ and eight hash digits if the user has it more than once; or a hash of the row", (write, row) => write.Text(row.EventId)),
            new("user_id", ColumnType.Text, "the user", (write, row) => write.Text(row.UserId), "dim_user"),
            new("timestamp", ColumnType.Time, "when it happened, UTC", (write, row) => write.Time(row.Event.Timestamp)),
            new("event_name", ColumnType.Text, "name of the event", (write, row) => write.Text(row.Event.Name)),
            new("page_url", ColumnType.Text, "page on which it happened", (write, row) => write.Text(row.Event.PageUrl)),
            new("referrer", ColumnType.Text, "page that led there", (write, row) => write.Text(row.Event.Referrer)),
            new("event_data", ColumnType.Text, "JSON object as it came in; empty if it was not one", (write, row) => write.EventData(row.Event.Data)),
            new("user_agent", ColumnType.Text, "the browser's own description", (write, row) => write.Text(row.Event.UserAgent)),
            new("source_file", ColumnType.Text, "file in which it was first accepted; of a live event, its key, hour and silo", (write, row) => write.Text(row.SourceFile)),
            new("source_row", ColumnType.Number, "row of that source; in a file, the first after the header is 1", (write, row) => write.Number(row.Event.Source.Row)),
        ]);

    /// <summary>Refused rows.</summary>
    public static Table<QuarantineRow> Quarantine { get; } = new(
        "bronze/quarantine.csv",
        "a refused row",
        TableKind.Source,
        KeyColumns: 2,
        (key, row) => key.Text(row.SourceFile).Number(row.Row).Number(row.SourceId),
        [
            new("source_file", ColumnType.Text, "file of the row; of a live event, its key, hour and silo", (write, row) => write.Text(row.SourceFile)),
            new("source_row", ColumnType.Number, "row of that source; in a file, the first after the header is 1", (write, row) => write.Number(row.Row)),
            new("reason", ColumnType.Text, "the first reason that applies", (write, row) => write.Text(row.Reason)),
            new("detail", ColumnType.Text, "what is wrong and what to do", (write, row) => write.Quoting(row.Detail)),
            new("raw", ColumnType.Text, "the row's text; empty for an erased user", (write, row) => write.RefusedText(row.Raw)),
        ]);

    /// <summary>Findings about files.</summary>
    public static Table<FileFinding> Findings { get; } = new(
        "bronze/findings.csv",
        "a finding about a file",
        TableKind.Source,
        KeyColumns: 3,
        (key, row) => key.Text(row.Kind).Text(row.SourceFile).Text(row.Subject).Number(row.SourceId),
        [
            new("kind", ColumnType.Text, "kind of finding, such as schema_drift", (write, row) => write.Text(row.Kind)),
            new("source_file", ColumnType.Text, "file in which it was found", (write, row) => write.Text(row.SourceFile)),
            new("subject", ColumnType.Text, "column that it is about; empty for the whole file", (write, row) => write.Text(row.Subject)),
            new("first_day", ColumnType.Text, "first day on which it was seen", (write, row) => write.Text(row.FirstDay)),
            new("rows", ColumnType.Number, "rows that it touches", (write, row) => write.Number(row.Rows)),
            new("revenue_share", ColumnType.Rate, "revenue of the orders among them, as a share of all", (write, row) => write.Rate(row.RevenueShare)),
            new("detail", ColumnType.Text, "what was found and what it means", (write, row) => write.Quoting(row.Detail)),
            new("advice", ColumnType.Text, "what to do about it", (write, row) => write.Text(row.Advice)),
        ]);
}
