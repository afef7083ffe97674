using System.Security.Cryptography;
using Puffy.Sample.Chance;
using Puffy.Sample.Shop;
using Puffy.Sample.Visitors;

namespace Puffy.Sample.Export;

/// <summary>The JSON that orders and sign-ups carry.</summary>
/// <param name="transactionNumbers">How many transaction numbers a day has.</param>
internal sealed class EventData(int transactionNumbers)
{
    private readonly Utf8Text _email = new();

    /// <summary>Writes event_data, which page views, carts and starts of a checkout lack.</summary>
    public void Write(Utf8Text text, in DayEvent row, OrderFaults faults)
    {
        switch (row.Visit.KindAt(row.Step))
        {
            case EventKind.CheckoutCompleted:
                var day = row.FirstDay.AddDays((int)(row.VisitStart / Visitor.Day));
                new SampleOrder(row.Visit.Dice, day, transactionNumbers).WriteTo(text, EmailHash(row), faults);
                break;
            case EventKind.EmailFilled:
                WriteEmail(text, row);
                break;
        }
    }

    // Most in one line, some over several, which the CSV has to carry in quotes, and some broken off.
    private void WriteEmail(Utf8Text text, in DayEvent row)
    {
        var flaw = row.Visit.StepDice(row.Step).Below(Trait.PopupFlaw, 100);
        text.Append(flaw < 6 ? "{\n  \"user_email\": \""u8 : "{\"user_email\":\""u8);
        text.Append(EmailHash(row));
        text.Append(flaw < 6 ? "\"\n}"u8 : flaw < 9 ? ""u8 : "\"}"u8);
    }

    private ReadOnlySpan<byte> EmailHash(in DayEvent row)
    {
        _email.Clear();
        _email.Append("visitor-"u8).AppendNumber(row.FirstDay.DayNumber).Append((byte)'-').AppendNumber(row.Number);
        _email.Append("@mail.example"u8);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_email.Written, hash);
        _email.Clear();
        foreach (var part in hash)
        {
            _email.Append("0123456789abcdef"u8[part >> 4]).Append("0123456789abcdef"u8[part & 15]);
        }

        return _email.Written;
    }
}
