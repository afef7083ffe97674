using System.Globalization;
using System.Text;
using Puffy.Analytics.Events;
using Puffy.Analytics.Orders;

namespace Puffy.Analytics.Intake;

/// <summary>An accepted row.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Event">The event.</param>
/// <param name="TimeMissing">The row has a date alone; the event is at its midnight.</param>
public readonly record struct AcceptedRow(string UserId, Event Event, bool TimeMissing = false);

/// <summary>
/// Decides whether a well-formed row is an event, or why not: the reasons in their order from <see cref="RefusalReason.MissingUserId"/> to
/// <see cref="RefusalReason.OversizedField"/>. Whether a user was erased, and whether an event is there already, is known
/// where the journeys are. All fields are trimmed of white space. Not safe for concurrent use.
/// </summary>
public sealed class RowValidator
{
    /// <summary>The longest field, in bytes.</summary>
    public const int LongestField = 64 * 1024;

    /// <summary>Times before this are taken for broken clocks.</summary>
    public static readonly DateTime Earliest = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private const int QuotedLength = 80;

    private DateTime _latest = DateTime.MaxValue;
    private readonly TextPool _texts = new();

    /// <summary>A validator.</summary>
    /// <param name="asOf">The time up to which the run looks, UTC; events more than 24 hours after it are refused. Null for no bound.</param>
    public RowValidator(DateTime? asOf = null) => AsOf = asOf;

    /// <summary>The time up to which rows may look, UTC; a live sender's moves on with the clock. Null for no bound.</summary>
    public DateTime? AsOf
    {
        set => _latest = value is { } time && time <= DateTime.MaxValue.AddHours(-24) ? time.AddHours(24) : DateTime.MaxValue;
    }

    /// <summary>Whether a field has a value for a column; of several columns for one thing the first that has one is read.</summary>
    public static bool Counts(Column column, ReadOnlySpan<byte> field) =>
        Trim(field) is var value && (column == Column.UserId ? UserIds.IsId(value) : !value.IsEmpty);

    /// <summary>Whether a field holds white space at most.</summary>
    public static bool IsEmpty(ReadOnlySpan<byte> field) => Trim(field).IsEmpty;

    /// <summary>Judges a row.</summary>
    /// <param name="row">The row's fields.</param>
    /// <param name="source">Where the row stands.</param>
    /// <param name="accepted">The event, where the result is null.</param>
    /// <returns>Null for an accepted row, else why it is refused.</returns>
    public Refusal? Judge(RawRow row, SourceRow source, out AcceptedRow accepted)
    {
        accepted = default;
        var userId = Trim(row.UserId);
        var name = Trim(row.EventName);
        var data = Trim(row.EventData);
        var timeText = Trim(row.Timestamp);
        var timeReads = Timestamps.TryParse(timeText, out var timestamp, out var isDateAlone);
        if (!UserIds.IsId(userId))
        {
            var detail = UserIds.Explain(userId, Quote(userId));
            row.UserId = default;
            return Refuse(RefusalReason.MissingUserId, detail, row);
        }

        if (name.IsEmpty)
        {
            return Refuse(RefusalReason.MissingEventName, "the event name is empty", row);
        }

        if (!timeReads)
        {
            return Refuse(RefusalReason.InvalidTimestamp, $"timestamp '{Quote(timeText)}' can't be read; {Timestamps.Forms}", row);
        }

        if (timestamp < Earliest || timestamp > _latest)
        {
            var bound = timestamp < Earliest ? "before 2000-01-01" : $"more than 24 hours after the as-of time {_latest.AddHours(-24):yyyy-MM-ddTHH:mm:ssZ}";
            return Refuse(RefusalReason.InvalidTimestamp, $"timestamp '{Quote(timeText)}' is {bound}; is the clock of the tracker right?", row) with { Day = null };
        }

        var dropped = false;
        if (name.SequenceEqual("checkout_completed"u8))
        {
            if (OrderPayload.Read(data, out _) is { } defect)
            {
                return Refuse(
                    defect.IsRevenue ? RefusalReason.InvalidRevenue : RefusalReason.MalformedEventData, $"{defect.Detail} in event_data '{Quote(data)}'", row);
            }
        }
        else if (!data.IsEmpty && !JsonText.IsObject(data))
        {
            dropped = true;
            data = default;
        }

        if (row.LongestField > LongestField)
        {
            return Refuse(
                RefusalReason.OversizedField,
                string.Create(CultureInfo.InvariantCulture, $"a field is {row.LongestField} bytes long; the limit is {LongestField}"),
                row);
        }

        accepted = Accept(row, source, timestamp, data, dropped) with { TimeMissing = isDateAlone };
        return null;
    }

    /// <summary>Refuses a row for a reason that was found elsewhere.</summary>
    public static Refusal Refuse(RefusalReason reason, string detail, RawRow row) => new(
        reason,
        detail,
        Encoding.UTF8.GetString(Trim(row.UserId)),
        Timestamps.TryParse(Trim(row.Timestamp), out var timestamp) ? DateOnly.FromDateTime(timestamp) : null,
        EmptyColumns.Of(row));

    private AcceptedRow Accept(RawRow row, SourceRow source, DateTime timestamp, ReadOnlySpan<byte> data, bool dropped)
    {
        var userId = Encoding.UTF8.GetString(Trim(row.UserId));
        var name = _texts[Trim(row.EventName)];
        var pageUrl = _texts[Trim(row.PageUrl)];
        var referrer = _texts[Trim(row.Referrer)];
        var dataText = data.IsEmpty ? string.Empty : Encoding.UTF8.GetString(data);
        var userAgent = _texts[Trim(row.UserAgent)];
        var id = EventIdentity.OfRow(
            Trim(row.UserId), timestamp, Trim(row.EventName), Trim(row.PageUrl), Trim(row.Referrer), data, Trim(row.UserAgent), Trim(row.EventId));
        return new AcceptedRow(userId, new Event(id, timestamp, name, pageUrl, referrer, dataText, userAgent, source, dropped));
    }

    /// <summary>Trims what ASCII calls white space; it is what exports pad with.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field) => field.Trim(" \t\r\n"u8);

    private static string Quote(ReadOnlySpan<byte> field) => field.Length <= QuotedLength
        ? Encoding.UTF8.GetString(field)
        : Encoding.UTF8.GetString(field[..QuotedLength]) + "…";
}
