using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.Users;
using Puffy.Analytics.Wording;

namespace Puffy.Tables.Definition;

/// <summary>
/// Writes the fields of a CSV row as UTF-8: RFC 4180 quoting, comma, LF; times in ISO 8601 with milliseconds and <c>Z</c>, money
/// with the decimals of its currency. Reused from row to row; not safe for concurrent use.
/// </summary>
/// <param name="form">The form of the cells.</param>
internal sealed class RowWriter(CellForm form = default)
{
    /// <summary>By the number of decimals: currencies have none to four.</summary>
    private static readonly string[] MoneyFormats = ["F0", "F1", "F2", "F3", "F4"];

    private const int FractionPlaces = 12;

    private readonly GrowingBytes _row = new(1024);
    private bool _first = true;

    /// <summary>The row as written so far.</summary>
    public ReadOnlySpan<byte> Written => _row.Written;

    /// <summary>Begins a new row.</summary>
    public void Clear()
    {
        _row.Clear();
        _first = true;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow() => Byte((byte)'\n');

    /// <summary>A text, quoted where it must be.</summary>
    public void Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Separate();
        CsvCell.Write(_row, form.SpreadsheetSafe ? CsvCell.SpreadsheetSafe(value) : value);
    }

    /// <summary>event_data, without e-mail addresses where the form says so.</summary>
    public void EventData(string value) => Text(form.Redacted ? EmailRedaction.OfEventData(value) : value);

    /// <summary>The text of a refused row; empty where the form says so.</summary>
    public void RefusedText(string value) => Text(form.Redacted ? string.Empty : value);

    /// <summary>A text that may quote a value of a row, without e-mail addresses where the form says so.</summary>
    public void Quoting(string value) => Text(form.Redacted ? EmailRedaction.OfText(value) : value);

    /// <summary>A whole number.</summary>
    public void Number(long value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, _row.Room(20), out var length);
        _row.Advance(length);
    }

    /// <summary>An amount of the main currency; empty for null.</summary>
    public void Money(decimal? value) => Money(value, form.Currency);

    /// <summary>What there is in the main currency.</summary>
    public void Money(Amounts amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        Money(amounts[form.Currency], form.Currency);
    }

    /// <summary>An amount of a currency, with its decimals; empty for null.</summary>
    public void Money(decimal? value, Currency of)
    {
        var decimals = of.Decimals;
        Decimal(value, MoneyFormats[decimals], Zero[..(decimals == 0 ? 1 : decimals + 2)]);
    }

    /// <summary>The code of a currency; empty for none.</summary>
    public void Code(Currency of) => Text(of.CodeOrEmpty);

    /// <summary>A rate, share or mean, with six decimals; empty for null, which is a rate of nothing.</summary>
    public void Rate(decimal? value) => Decimal(value, "F6", "0.000000"u8);

    /// <summary>An exact fraction, rounded half to even to twelve decimals.</summary>
    public void Fraction(Fraction value) => Precise(value.Round(FractionPlaces));

    /// <summary>A share, with twelve decimals; empty for null.</summary>
    public void Precise(decimal? value) =>
        Decimal(value is { } share ? Math.Round(share, FractionPlaces, MidpointRounding.ToEven) : null, "F12", "0.000000000000"u8);

    /// <summary>A number of seconds or minutes, with three decimals; empty for null.</summary>
    public void Duration(decimal? value) => Decimal(value, "F3", "0.000"u8);

    /// <summary>The weight of a credit, with eighteen decimals.</summary>
    public void Weight(decimal value) => Decimal(value, "F18", "0.000000000000000000"u8);

    /// <summary>Orders credited, with ten decimals.</summary>
    public void CreditedOrders(decimal value) => Decimal(value, "F10", "0.0000000000"u8);

    /// <summary>A UTC time; empty for null.</summary>
    public void Time(DateTime? value)
    {
        Separate();
        if (value is { } time)
        {
            IsoTime.Write(_row.Room(IsoTime.Length), time);
            _row.Advance(IsoTime.Length);
        }
    }

    /// <summary>A day.</summary>
    public void Day(DateOnly value)
    {
        Separate();
        value.TryFormat(_row.Room(10), out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _row.Advance(length);
    }

    /// <summary><c>true</c> or <c>false</c>; empty for null.</summary>
    public void Flag(bool? value)
    {
        Separate();
        if (value is { } flag)
        {
            Raw(flag ? "true" : "false");
        }
    }

    private static ReadOnlySpan<byte> Zero => "0.0000"u8;

    private void Decimal(decimal? value, string format, ReadOnlySpan<byte> zero)
    {
        Separate();
        if (value is 0m)
        {
            // Most visits last no time and bring no money.
            zero.CopyTo(_row.Room(zero.Length));
            _row.Advance(zero.Length);
        }
        else if (value is { } number)
        {
            number.TryFormat(_row.Room(48), out var length, format, CultureInfo.InvariantCulture);
            _row.Advance(length);
        }
    }

    private void Separate()
    {
        if (!_first)
        {
            Byte((byte)',');
        }

        _first = false;
    }

    private void Byte(byte value)
    {
        _row.Room(1)[0] = value;
        _row.Advance(1);
    }

    private void Raw(ReadOnlySpan<char> text)
    {
        var length = Encoding.UTF8.GetBytes(text, _row.Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        _row.Advance(length);
    }
}
