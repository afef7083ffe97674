namespace Puffy.Grains.Rollups;

/// <summary>
/// Which writes of a shard a rollup holds, by their numbers. Writes are numbered without gaps, but reach a rollup in any order
/// and more than once.
/// </summary>
internal sealed class AppliedWrites
{
    /// <summary>Numbers of writes that were applied before one that comes before them.</summary>
    private readonly HashSet<long> _ahead = [];

    /// <summary>Every write up to this number is applied.</summary>
    public long Through { get; private set; }

    /// <summary>How many writes are applied, those that came ahead included.</summary>
    public long Count => Through + _ahead.Count;

    /// <summary>Whether a write is missing before one that is applied.</summary>
    public bool HasGap => _ahead.Count > 0;

    /// <summary>Takes every write up to a number for applied, and none after it.</summary>
    public void StartFrom(long through)
    {
        Through = through;
        _ahead.Clear();
    }

    /// <summary>Marks a write as applied.</summary>
    /// <returns>Whether it is new; if not, it must not be applied again.</returns>
    public bool Add(long sequence)
    {
        if (sequence <= Through || !_ahead.Add(sequence))
        {
            return false;
        }

        while (_ahead.Remove(Through + 1))
        {
            Through++;
        }

        return true;
    }

    /// <summary>Whether every write up to a number is applied.</summary>
    public bool HasAll(long through) => Through + _ahead.Count(sequence => sequence <= through) >= through;
}
