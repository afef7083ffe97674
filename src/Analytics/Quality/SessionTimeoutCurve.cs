namespace Puffy.Analytics.Quality;

/// <summary>The effect of other session timeouts: sessions and covered gaps as functions of it. Immutable.</summary>
public sealed class SessionTimeoutCurve
{
    /// <summary>Number of gaps of at most so many seconds, by seconds.</summary>
    private readonly long[] _within;

    /// <summary>Makes the curve.</summary>
    /// <param name="gaps">The gaps between events.</param>
    /// <param name="users">The users whose gaps they are, also those of a single event: each has a session at least.</param>
    public SessionTimeoutCurve(GapCounts gaps, long users)
    {
        ArgumentNullException.ThrowIfNull(gaps);
        ArgumentOutOfRangeException.ThrowIfNegative(users);
        Users = users;
        GapsBeyondDay = gaps.Longer;
        _within = new long[(int)GapCounts.Longest.TotalSeconds + 1];
        foreach (var (seconds, count) in gaps.Seconds)
        {
            _within[seconds] = count.Value;
        }

        for (var second = 1; second < _within.Length; second++)
        {
            _within[second] += _within[second - 1];
        }
    }

    /// <summary>Users with an event.</summary>
    public long Users { get; }

    /// <summary>Gaps of at most 24 hours.</summary>
    public long GapsWithinDay => _within[^1];

    /// <summary>Gaps of more than 24 hours: they part sessions under every timeout.</summary>
    public long GapsBeyondDay { get; }

    /// <summary>Number of gaps of at most a length.</summary>
    /// <param name="length">From 0 to 24 hours; parts of a second are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 0 and 24 hours.</exception>
    public long GapsWithin(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, GapCounts.Longest);
        return _within[(int)length.TotalSeconds];
    }

    /// <summary>Number of sessions under a timeout: every user has one, and one more for each gap that is longer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 0 and 24 hours.</exception>
    public long Sessions(TimeSpan timeout) => Users + GapsBeyondDay + GapsWithinDay - GapsWithin(timeout);

    /// <summary>The share of the gaps within 24 hours that a timeout bridges; null where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 0 and 24 hours.</exception>
    public double? Coverage(TimeSpan timeout) => GapsWithinDay == 0 ? null : (double)GapsWithin(timeout) / GapsWithinDay;

    /// <summary>
    /// How much the number of sessions depends on the timeout: by how many per cent it falls if the timeout is one per cent
    /// longer. The mean of −d ln(sessions) / d ln(timeout) over the octave around the timeout, of which at most 24 hours
    /// are looked at; null without sessions.
    /// </summary>
    /// <param name="timeout">From 2 seconds to 24 hours.</param>
    public double? Elasticity(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.FromSeconds(2));
        var shorter = TimeSpan.FromSeconds(Math.Round(timeout.TotalSeconds / Math.Sqrt(2)));
        var longer = TimeSpan.FromSeconds(Math.Min(Math.Round(timeout.TotalSeconds * Math.Sqrt(2)), GapCounts.Longest.TotalSeconds));
        var (more, fewer) = (Sessions(shorter), Sessions(longer));
        return fewer == 0 ? null : Math.Log((double)more / fewer) / Math.Log(longer / shorter);
    }
}
