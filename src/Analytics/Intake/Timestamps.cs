namespace Puffy.Analytics.Intake;

/// <summary>
/// Reads times as databases and tools write them: ISO 8601, extended (<c>2025-03-01T10:00:00.000Z</c>) or basic
/// (<c>20250301T100000Z</c>), and seconds or milliseconds since 1970. Seconds, fraction and offset may be missing; without an
/// offset a time is UTC. The result is UTC to the millisecond; finer digits are cut off.
/// </summary>
public static class Timestamps
{
    /// <summary>The forms that are read, for a person.</summary>
    public const string Forms =
        "write ISO 8601, such as 2025-01-31T13:45:00.000Z, 20250131T134500Z or 2025-01-31, or the Unix epoch time in seconds (10 digits) or milliseconds (13 digits)";

    private const int EpochSecondsLength = 10;
    private const int EpochMillisecondsLength = 13;
    private const int LargestOffsetHours = 18;

    /// <summary>Reads a time.</summary>
    /// <returns>False if the text is not such a time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime utc) => TryParse(text, out utc, out _);

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="utc">The time.</param>
    /// <param name="isDateAlone">The text is a date without a time, and is read as its midnight.</param>
    /// <returns>False if the text is not such a time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime utc, out bool isDateAlone)
    {
        (utc, isDateAlone) = (default, false);
        if (text.Length is EpochSecondsLength or EpochMillisecondsLength && Epoch(text, out utc))
        {
            return true;
        }

        var at = 0;
        if (!Date(text, ref at, out var date))
        {
            return false;
        }

        if (at == text.Length)
        {
            (utc, isDateAlone) = (date, true);
            return true;
        }

        if (!(Is(text, ref at, (byte)'T') || Is(text, ref at, (byte)'t') || Is(text, ref at, (byte)' '))
            || !TimeOfDay(text, ref at, out var timeOfDay)
            || !Offset(text, ref at, out var offset)
            || at != text.Length)
        {
            return false;
        }

        var ticks = date.Ticks + timeOfDay - offset;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    private static bool Epoch(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        var value = 0L;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit((char)letter))
            {
                return false;
            }

            value = (value * 10) + (letter - '0');
        }

        utc = DateTime.UnixEpoch.AddTicks(value * (text.Length == EpochSecondsLength ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond));
        return true;
    }

    private static bool Date(ReadOnlySpan<byte> text, ref int at, out DateTime date)
    {
        date = default;
        if (!Digits(text, ref at, 4, out var year))
        {
            return false;
        }

        var extended = Is(text, ref at, (byte)'-');
        if (!Digits(text, ref at, 2, out var month)
            || (extended && !Is(text, ref at, (byte)'-'))
            || !Digits(text, ref at, 2, out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return true;
    }

    /// <summary>Reads hour, minute, and second with its fraction where they are there; 24:00 is the midnight that ends the day.</summary>
    private static bool TimeOfDay(ReadOnlySpan<byte> text, ref int at, out long ticks)
    {
        ticks = 0;
        if (!Digits(text, ref at, 2, out var hour))
        {
            return false;
        }

        var extended = Is(text, ref at, (byte)':');
        if (!Digits(text, ref at, 2, out var minute))
        {
            return false;
        }

        var (second, millisecond) = (0, 0);
        var hasSecond = extended ? Is(text, ref at, (byte)':') : at < text.Length && char.IsAsciiDigit((char)text[at]);
        if (hasSecond && (!Digits(text, ref at, 2, out second) || !Fraction(text, ref at, out millisecond)))
        {
            return false;
        }

        ticks = (((hour * 60L) + minute) * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + (millisecond * TimeSpan.TicksPerMillisecond);
        return minute <= 59 && second <= 59 && ticks <= TimeSpan.TicksPerDay;
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

    /// <summary>Reads an offset from UTC, in ticks; there may be a space before it, and none at all is UTC.</summary>
    private static bool Offset(ReadOnlySpan<byte> text, ref int at, out long ticks)
    {
        ticks = 0;
        if (at == text.Length)
        {
            return true;
        }

        Is(text, ref at, (byte)' ');
        var rest = text[at..];
        if (rest is [(byte)'Z' or (byte)'z'] or [(byte)'U' or (byte)'u', (byte)'T' or (byte)'t', (byte)'C' or (byte)'c'])
        {
            at = text.Length;
            return true;
        }

        var negative = Is(text, ref at, (byte)'-');
        if ((!negative && !Is(text, ref at, (byte)'+')) || !Digits(text, ref at, 2, out var hours))
        {
            return false;
        }

        var minutes = 0;
        var hasColon = Is(text, ref at, (byte)':');
        if ((hasColon || at < text.Length) && !Digits(text, ref at, 2, out minutes))
        {
            return false;
        }

        ticks = ((hours * 60L) + minutes) * (negative ? -TimeSpan.TicksPerMinute : TimeSpan.TicksPerMinute);
        return hours <= LargestOffsetHours && minutes <= 59;
    }
}
