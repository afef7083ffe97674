namespace Puffy.Facts.Scans;

/// <summary>Local time in a zone. It remembers the offset of each quarter of an hour: zones change at no other times.</summary>
/// <param name="zone">The zone.</param>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    /// <summary>A quarter of an hour, in milliseconds.</summary>
    public const long Quarter = 15 * Minute;

    private const long Minute = 60_000;
    private const long Day = 24 * 60 * Minute;

    private static readonly int DayOf1970 = new DateOnly(1970, 1, 1).DayNumber;

    private readonly bool _isUtc = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;
    private readonly Dictionary<long, int> _offsets = [];
    private (long Quarter, int Minutes) _last = (long.MinValue, 0);

    /// <summary>The offset from UTC in minutes.</summary>
    /// <param name="instant">Milliseconds since 1970, UTC.</param>
    public int OffsetMinutes(long instant)
    {
        if (_isUtc)
        {
            return 0;
        }

        var quarter = Floor(instant, Quarter);
        if (quarter == _last.Quarter)
        {
            return _last.Minutes;
        }

        if (!_offsets.TryGetValue(quarter, out var minutes))
        {
            minutes = (int)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(quarter * Quarter)).TotalMinutes;
            _offsets.Add(quarter, minutes);
        }

        _last = (quarter, minutes);
        return minutes;
    }

    /// <summary>The local day, counted from 0001-01-01.</summary>
    public int DayNumber(long instant) => DayOf1970 + (int)Floor(instant + (OffsetMinutes(instant) * Minute), Day);

    /// <summary>The first moment of a local day, in milliseconds since 1970, UTC.</summary>
    public long StartOfDay(DateOnly day)
    {
        if (day == DateOnly.MinValue)
        {
            return long.MinValue;
        }

        // No zone is further from UTC than 14 hours. Where the clock skips midnight, the day starts later.
        var instant = ((day.DayNumber - DayOf1970) * Day) - (14 * 60 * Minute);
        while (DayNumber(instant + (60 * Minute)) < day.DayNumber)
        {
            instant += 60 * Minute;
        }

        while (DayNumber(instant) < day.DayNumber)
        {
            instant += Quarter;
        }

        return instant;
    }

    /// <summary>The first moment after a local day.</summary>
    public long EndOfDay(DateOnly day) => day == DateOnly.MaxValue ? long.MaxValue : StartOfDay(day.AddDays(1));

    /// <summary>The local hour, as <see cref="GroupValue.Time"/> has it.</summary>
    public long Hour(long instant)
    {
        var offset = OffsetMinutes(instant);
        var localHour = Floor(instant + (offset * Minute), 60 * Minute);
        return (((localHour * 60) - offset) * 4_096) + offset + 2_048;
    }

    /// <summary>The start of an hour and the offset then.</summary>
    public static DateTimeOffset StartOf(long hour)
    {
        var minutes = Floor(hour, 4_096);
        var offset = TimeSpan.FromMinutes(hour - (minutes * 4_096) - 2_048);
        return DateTimeOffset.FromUnixTimeSeconds(minutes * 60).ToOffset(offset);
    }

    /// <summary>How many whole units there are from 1970 to a time; negative before.</summary>
    public static long Floor(long value, long unit) => value >= 0 ? value / unit : ((value + 1) / unit) - 1;
}
