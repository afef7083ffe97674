using System.Buffers;
using System.Text;

namespace Puffy.Analytics.Wording;

/// <summary>
/// Cells of the CSV that Puffy writes: RFC 4180, quoted where it must be. A spreadsheet runs a cell that begins with <c>=</c>, <c>+</c>,
/// <c>-</c>, <c>@</c>, a tab or a carriage return as a formula; an apostrophe before it keeps it a text.
/// </summary>
public static class CsvCell
{
    private const char Apostrophe = '\'';

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.");

    /// <summary>Writes a cell as UTF-8.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> value)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!value.ContainsAny(Quoted))
        {
            Encoding.UTF8.GetBytes(value, output);
            return;
        }

        output.Write("\""u8);
        var rest = value;
        for (var quote = rest.IndexOf('"'); quote >= 0; quote = rest.IndexOf('"'))
        {
            Encoding.UTF8.GetBytes(rest[..(quote + 1)], output);
            output.Write("\""u8);
            rest = rest[(quote + 1)..];
        }

        Encoding.UTF8.GetBytes(rest, output);
        output.Write("\""u8);
    }

    /// <summary>
    /// The value with an apostrophe before it where a spreadsheet would run it. A negative number stays one. A value that looks as if it
    /// had its apostrophe already gets another, so that <see cref="FromSpreadsheetSafe"/> gives back every value.
    /// </summary>
    public static string SpreadsheetSafe(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return RunsIn(value.AsSpan().TrimStart(Apostrophe)) && !IsNegativeNumber(value) ? Apostrophe + value : value;
    }

    /// <summary>The bytes of a value that <see cref="SpreadsheetSafe"/> wrote, as UTF-8.</summary>
    public static ReadOnlySpan<byte> FromSpreadsheetSafe(ReadOnlySpan<byte> written)
    {
        var rest = written.TrimStart((byte)Apostrophe);
        return rest.Length < written.Length && rest.Length > 0 && Formula.Contains((char)rest[0]) ? written[1..] : written;
    }

    private static bool RunsIn(ReadOnlySpan<char> value) => value.Length > 0 && Formula.Contains(value[0]);

    private static bool IsNegativeNumber(ReadOnlySpan<char> value) => value.Length > 1 && value[0] == '-' && char.IsAsciiDigit(value[1])
        && !value[1..].ContainsAnyExcept(OfNumbers) && value.Count('.') <= 1;
}
