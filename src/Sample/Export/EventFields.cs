using System.Text;
using Puffy.Sample.Chance;
using Puffy.Sample.Options;
using Puffy.Sample.Traffic;
using Puffy.Sample.Visitors;

namespace Puffy.Sample.Export;

/// <summary>Writes the value of each column of an event, flaws of real exports included.</summary>
/// <param name="transactionNumbers">How many transaction numbers a day has.</param>
internal sealed class EventFields(int transactionNumbers)
{
    private const int MissingUserIdPerTenThousand = 100;
    private const int InvalidTimestampPerTenThousand = 5;

    private const int UserAgentBranch = 50;

    private static readonly WeightedChoice<byte[]> BadTimestamps = new(
        new[] { "2025-13-45T99:99:99Z", "not available", "1736121600", "0000-00-00T00:00:00.000Z" }
            .Select(text => (Encoding.UTF8.GetBytes(text), 1)));

    private readonly EventData _data = new(transactionNumbers);

    /// <summary>Writes the value of one column.</summary>
    public void Write(Utf8Text text, ExportColumn column, in DayEvent row, DayFaults faults)
    {
        switch (column)
        {
            case ExportColumn.ClientId:
                WriteClientId(text, row, faults);
                break;
            case ExportColumn.PageUrl:
                PageAddress.WriteUrl(text, row);
                break;
            case ExportColumn.Referrer:
                PageAddress.WriteReferrer(text, row);
                break;
            case ExportColumn.Timestamp:
                WriteTimestamp(text, row);
                break;
            case ExportColumn.EventName:
                text.Append(Name(row.Visit.KindAt(row.Step)));
                break;
            case ExportColumn.EventData:
                _data.Write(text, row, faults.Orders);
                break;
            case ExportColumn.UserAgent:
                UserAgents.Of(row.Visitor.Persona, row.Visitor.Dice).WriteTo(text, row.Visitor.Dice.At(UserAgentBranch));
                break;
            case ExportColumn.Consent:
                text.Append(row.Visitor.Dice.Happens(Trait.Consent, 7_000) ? "granted"u8 : "denied"u8);
                break;
        }
    }

    private static ReadOnlySpan<byte> Name(EventKind kind) => kind switch
    {
        EventKind.PageViewed => "page_viewed"u8,
        EventKind.EmailFilled => "email_filled_on_popup"u8,
        EventKind.AddedToCart => "product_added_to_cart"u8,
        EventKind.CheckoutStarted => "checkout_started"u8,
        _ => "checkout_completed"u8,
    };

    // The second of the first visit and ten random characters, as browsers' analytics cookies have it.
    private static void WriteClientId(Utf8Text text, in DayEvent row, DayFaults faults)
    {
        var step = row.Visit.StepDice(row.Step);
        if (step.Happens(Trait.MissingUserId, MissingUserIdPerTenThousand) || faults.LosesId(step))
        {
            return;
        }

        var epochDay = row.FirstDay.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        text.AppendNumber((epochDay * 86_400L) + (row.Visitor.FirstStart / 1_000)).Append((byte)'-');
        text.AppendCoded(row.Visitor.Dice.Bits(Trait.UserId), 10, Alphabet.UrlSafe);
    }

    private static void WriteTimestamp(Utf8Text text, in DayEvent row)
    {
        var step = row.Visit.StepDice(row.Step);
        if (step.Happens(Trait.InvalidTimestamp, InvalidTimestampPerTenThousand))
        {
            text.Append(BadTimestamps.Pick(step, Trait.PlaceholderText));
            return;
        }

        var day = row.FirstDay.AddDays((int)(row.At / Visitor.Day));
        var time = (int)(row.At % Visitor.Day);
        text.AppendDigits(day.Year, 4).Append((byte)'-').AppendDigits(day.Month, 2).Append((byte)'-').AppendDigits(day.Day, 2);
        text.Append((byte)'T').AppendDigits(time / 3_600_000, 2).Append((byte)':').AppendDigits(time / 60_000 % 60, 2);
        text.Append((byte)':').AppendDigits(time / 1_000 % 60, 2).Append((byte)'.').AppendDigits(time % 1_000, 3).Append((byte)'Z');
    }
}
