using Puffy.Queries;
using Puffy.Queries.Live;

namespace Puffy.Api.Live;

/// <summary>What happens now, looked up once a second for all who watch, and only while somebody does.</summary>
/// <param name="queries">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveFeed(StoreQueries queries, TimeProvider time)
{
    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<NowAnswer>? _look;
    private long _lookedAt;

    /// <summary>The latest look, at most a second old.</summary>
    public Task<NowAnswer> NowAsync()
    {
        lock (_gate)
        {
            if (_look is null || (_look.IsCompleted && (!_look.IsCompletedSuccessfully || time.GetElapsedTime(_lookedAt) >= Pace)))
            {
                _lookedAt = time.GetTimestamp();
                _look = queries.AskAsync(new NowQuestion(time));
            }

            return _look;
        }
    }
}
