using System.Diagnostics;

namespace Puffy.Client.Sending;

/// <summary>When events are sent.</summary>
internal sealed class SendPace
{
    private readonly Func<long, DateTime, TimeSpan> _due;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private SendPace(Func<long, DateTime, TimeSpan> due) => _due = due;

    /// <summary>As fast as they are taken.</summary>
    public static SendPace Unlimited() => new((_, _) => TimeSpan.Zero);

    /// <summary>So many events a second.</summary>
    public static SendPace AtRate(double eventsPerSecond) => new((sent, _) => TimeSpan.FromSeconds(sent / eventsPerSecond));

    /// <summary>As the events happened, faster by a factor; the first one at once.</summary>
    public static SendPace AtSpeed(double factor)
    {
        DateTime? first = null;
        return new((_, time) => (time - (first ??= time)) / factor);
    }

    /// <summary>Each when its own time comes; those of the past at once.</summary>
    public static SendPace WhenDue(DateTime now) => new((_, time) => time - now);

    /// <summary>How long to wait before an event; zero or less for at once.</summary>
    /// <param name="sent">Events before it.</param>
    /// <param name="time">When it happened, UTC.</param>
    public TimeSpan Before(long sent, DateTime time) => _due(sent, time) - _clock.Elapsed;
}
