namespace Puffy.Tables.Definition;

/// <summary>
/// Times as tables have them: <c>2025-03-01T13:45:00.000Z</c>. A row has two or more, and a format string that is
/// interpreted for each takes ten times as long.
/// </summary>
internal static class IsoTime
{
    /// <summary>Length of a time.</summary>
    public const int Length = 24;

    /// <summary>Writes a UTC time.</summary>
    public static void Write(Span<byte> to, DateTime time)
    {
        "0000-00-00T00:00:00.000Z"u8.CopyTo(to);
        var (date, clock) = time;
        var (year, month, day) = date;
        var (hour, minute, second, millisecond) = clock;
        Digits(to[..4], year);
        Digits(to[5..7], month);
        Digits(to[8..10], day);
        Digits(to[11..13], hour);
        Digits(to[14..16], minute);
        Digits(to[17..19], second);
        Digits(to[20..23], millisecond);
    }

    private static void Digits(Span<byte> to, int value)
    {
        for (var at = to.Length - 1; at >= 0; at--, value /= 10)
        {
            to[at] = (byte)('0' + (value % 10));
        }
    }
}
