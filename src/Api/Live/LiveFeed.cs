using Puffy.Queries;
using Puffy.Queries.Live;

namespace Puffy.Api.Live;

/// <summary>
/// What happens now, looked up once a second for all who watch, and only while somebody does. A look brings the facts up to date, which
/// under thousands of events a second takes long: the next one then waits up to ten seconds, so that watching takes a twentieth of the time.
/// </summary>
/// <param name="queries">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveFeed(StoreQueries queries, TimeProvider time)
{
    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private const int WaitPerLook = 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Task<NowAnswer>? _look;
    private long _lookedAt;
    private TimeSpan _wait = Pace;

    /// <summary>The latest look.</summary>
    public Task<NowAnswer> NowAsync()
    {
        lock (_gate)
        {
            if (_look is null || (_look.IsCompleted && (!_look.IsCompletedSuccessfully || time.GetElapsedTime(_lookedAt) >= _wait)))
            {
                _lookedAt = time.GetTimestamp();
                _look = LookAsync();
            }

            return _look;
        }
    }

    private async Task<NowAnswer> LookAsync()
    {
        var started = time.GetTimestamp();
        var now = await queries.AskAsync(new NowQuestion(time));
        var wait = WaitPerLook * time.GetElapsedTime(started);
        lock (_gate)
        {
            _wait = TimeSpan.FromTicks(Math.Clamp(wait.Ticks, Pace.Ticks, LongestWait.Ticks));
        }

        return now;
    }
}
