namespace Puffy.Analytics.Intake;

/// <summary>
/// Reads times in ISO 8601: date and time, <c>T</c> or a space between them, seconds and fraction optional, offset optional
/// (UTC where there is none). The result is UTC to the millisecond; finer digits are cut off.
/// </summary>
public static class Timestamps
{
    /// <summary>Reads a time.</summary>
    /// <returns>False where the text is no such time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        var at = 0;
        if (!Digits(text, ref at, 4, out var year) || !Is(text, ref at, (byte)'-')
            || !Digits(text, ref at, 2, out var month) || !Is(text, ref at, (byte)'-')
            || !Digits(text, ref at, 2, out var day)
            || !(Is(text, ref at, (byte)'T') || Is(text, ref at, (byte)'t') || Is(text, ref at, (byte)' '))
            || !Digits(text, ref at, 2, out var hour) || !Is(text, ref at, (byte)':')
            || !Digits(text, ref at, 2, out var minute))
        {
            return false;
        }

        var (second, millisecond) = (0, 0);
        if (Is(text, ref at, (byte)':')
            && (!Digits(text, ref at, 2, out second) || !Fraction(text, ref at, out millisecond)))
        {
            return false;
        }

        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59
            || !Offset(text, ref at, out var offset) || at != text.Length)
        {
            return false;
        }

        var ticks = new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc).Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    private static bool Is(ReadOnlySpan<byte> text, ref int at, byte expected)
    {
        if (at < text.Length && text[at] == expected)
        {
            at++;
            return true;
        }

        return false;
    }

    private static bool Digits(ReadOnlySpan<byte> text, ref int at, int count, out int value)
    {
        value = 0;
        for (var i = 0; i < count; i++, at++)
        {
            if (at >= text.Length || !char.IsAsciiDigit((char)text[at]))
            {
                return false;
            }

            value = (value * 10) + (text[at] - '0');
        }

        return true;
    }

    private static bool Fraction(ReadOnlySpan<byte> text, ref int at, out int millisecond)
    {
        millisecond = 0;
        if (!Is(text, ref at, (byte)'.') && !Is(text, ref at, (byte)','))
        {
            return true;
        }

        var start = at;
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
        {
            if (at - start < 3)
            {
                millisecond = (millisecond * 10) + (text[at] - '0');
            }
        }

        for (var digits = at - start; digits is > 0 and < 3; digits++)
        {
            millisecond *= 10;
        }

        return at > start;
    }

    private static bool Offset(ReadOnlySpan<byte> text, ref int at, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (at == text.Length || Is(text, ref at, (byte)'Z') || Is(text, ref at, (byte)'z'))
        {
            return true;
        }

        var negative = Is(text, ref at, (byte)'-');
        if ((!negative && !Is(text, ref at, (byte)'+')) || !Digits(text, ref at, 2, out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (at < text.Length && ((Is(text, ref at, (byte)':') | true) && !Digits(text, ref at, 2, out minutes)))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (negative ? -1 : 1);
        return hours <= 18 && minutes <= 59;
    }
}
