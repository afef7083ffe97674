using System.Globalization;
using System.Text;
using Puffy.Analytics.Intake;

namespace Puffy.Collector.Mapping;

/// <summary>
/// Corrects the times of a sender whose clock is off by more than ten minutes, by whole minutes: the seconds on the way stay out of it.
/// </summary>
internal static class ClockCorrection
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(10);

    /// <summary>By how much to correct; zero where the clock is right, or nothing tells.</summary>
    /// <param name="sentAt">When the sender sent, by its own clock.</param>
    /// <param name="receivedAt">When it arrived, UTC.</param>
    public static TimeSpan Of(string sentAt, DateTime receivedAt) =>
        Timestamps.TryParse(Encoding.UTF8.GetBytes(sentAt.Trim()), out var sent) && (receivedAt - sent).Duration() > Tolerated
            ? TimeSpan.FromMinutes(Math.Round((receivedAt - sent).TotalMinutes))
            : TimeSpan.Zero;

    /// <summary>A corrected time; the text as it is where it can't be read, or would leave the calendar.</summary>
    public static byte[] Apply(byte[] timestamp, TimeSpan correction) =>
        Timestamps.TryParse(timestamp.AsSpan().Trim(" \t\r\n"u8), out var time)
        && time.Ticks + correction.Ticks is var ticks && ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? Iso(time + correction)
            : timestamp;

    /// <summary>A time in ISO 8601, UTC, to the millisecond.</summary>
    public static byte[] Iso(DateTime utc) => Encoding.ASCII.GetBytes(utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
