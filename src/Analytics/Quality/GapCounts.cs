using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Quality;

/// <summary>
/// The gaps between a user's consecutive events, counted by length in seconds up to 24 hours: exact enough to know the
/// number of sessions under any timeout of whole seconds. Not safe for concurrent use.
/// </summary>
public sealed class GapCounts
{
    /// <summary>Longer gaps are counted as one: no timeout reaches them.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly Tally<int, Count> _seconds = new();

    /// <summary>Gaps by their length in seconds, rounded up: a gap is within a timeout of whole seconds if and only if its rounded length is.</summary>
    public IReadOnlyDictionary<int, Count> Seconds => _seconds.Cells;

    /// <summary>Gaps longer than <see cref="Longest"/>.</summary>
    public long Longer { get; private set; }

    /// <summary>Counts a gap.</summary>
    /// <param name="gap">Its length; not negative.</param>
    public void Add(TimeSpan gap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gap, TimeSpan.Zero);
        if (gap > Longest)
        {
            Longer++;
            return;
        }

        _seconds.Add((int)((gap.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond), new Count(1));
    }

    /// <summary>Adds other gaps.</summary>
    public void Merge(GapCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _seconds.Merge(other._seconds);
        Longer += other.Longer;
    }
}
