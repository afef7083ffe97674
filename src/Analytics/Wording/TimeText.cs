using System.Globalization;

namespace Puffy.Analytics.Wording;

/// <summary>Days, times and lengths of time, as people read them. Times are UTC.</summary>
public static class TimeText
{
    /// <summary>A day where days are compared: <c>2025-03-01</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day in a sentence: <c>1 Mar 2025</c>.</summary>
    public static string DayInWords(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A time to the second: <c>2025-03-01 08:00:00</c>.</summary>
    public static string Second(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A time to the minute, with its zone: <c>2025-03-01 08:00 UTC</c>.</summary>
    public static string Minute(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>A length of time to the second: <c>45 s</c>, <c>30 min</c>, <c>2 h 31 min</c>.</summary>
    public static string Length(TimeSpan length)
    {
        if (length < TimeSpan.FromMinutes(1))
        {
            return $"{CountText.Of((long)Math.Ceiling(length.TotalSeconds))}\u00A0s";
        }

        string[] parts =
        [
            length.TotalHours >= 1 ? $"{CountText.Of((long)length.TotalHours)}\u00A0h" : "",
            length.Minutes > 0 ? $"{length.Minutes}\u00A0min" : "",
            length.Seconds > 0 ? $"{length.Seconds}\u00A0s" : "",
        ];
        return string.Join('\u00A0', parts.Where(part => part.Length > 0));
    }

    /// <summary>A length of time as it is given to a command, in its largest whole unit: <c>30m</c>, <c>7d</c>.</summary>
    public static string Flag(TimeSpan length) => length switch
    {
        { Ticks: 0 } => "0s",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => $"{length.Days}d",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => $"{(long)length.TotalHours}h",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => $"{(long)length.TotalMinutes}m",
        _ => $"{length.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)}s",
    };

    /// <summary>Reads a length of time such as <c>30m</c>: a number and one of the units s, m, h and d.</summary>
    /// <returns>False where it is none, or more than a million units.</returns>
    public static bool TryParseFlag(string text, out TimeSpan length)
    {
        ArgumentNullException.ThrowIfNull(text);
        length = default;
        if (text.Length < 2
            || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > 1_000_000)
        {
            return false;
        }

        TimeSpan? read = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
        length = read ?? default;
        return read is not null;
    }

    /// <summary>A length of time in a sentence, in the unit that suits it: <c>12 minutes</c>, <c>3.5 hours</c>, <c>4 days</c>.</summary>
    public static string LengthInWords(decimal minutes) => minutes switch
    {
        < 1 => "less than a minute",
        < 120 => CountText.Of((long)Math.Round(minutes), "minute"),
        < 48 * 60 => InWords(minutes / 60, "hour"),
        _ => InWords(minutes / 60 / 24, "day"),
    };

    private static string InWords(decimal number, string unit)
    {
        var text = number.ToString("0.#", CultureInfo.InvariantCulture);
        return $"{text}\u00A0{(text == "1" ? unit : unit + "s")}";
    }
}
