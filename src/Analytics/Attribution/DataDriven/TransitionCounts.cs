namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>
/// How often a path goes from each state to each other: from the start to a channel, from a channel to a channel (also itself), and
/// from the last channel to conversion or null. Channels are numbers from 0.
/// </summary>
/// <param name="channels">The number of channels.</param>
internal sealed class TransitionCounts(int channels)
{
    private readonly long[] _starts = new long[channels];
    private readonly long[,] _between = new long[channels, channels];
    private readonly long[] _conversions = new long[channels];
    private readonly long[] _nulls = new long[channels];

    /// <summary>The number of channels.</summary>
    public int Channels => channels;

    /// <summary>Paths that led to an order.</summary>
    public long Orders { get; private set; }

    /// <summary>All paths.</summary>
    public long Paths { get; private set; }

    /// <summary>Paths that start with a channel.</summary>
    public long Starts(int channel) => _starts[channel];

    /// <summary>Transitions from a channel to a channel.</summary>
    public long Between(int from, int to) => _between[from, to];

    /// <summary>Transitions from a channel to conversion.</summary>
    public long Conversions(int channel) => _conversions[channel];

    /// <summary>How often a channel stands in a path: as many transitions leave it.</summary>
    public long Visits(int channel)
    {
        var visits = _conversions[channel] + _nulls[channel];
        for (var to = 0; to < channels; to++)
        {
            visits += _between[channel, to];
        }

        return visits;
    }

    /// <summary>Adds the transitions of other paths.</summary>
    public void Add(TransitionCounts other) => Add(other, 1);

    /// <summary>These transitions without those of some of the paths.</summary>
    public TransitionCounts Without(TransitionCounts some)
    {
        var rest = new TransitionCounts(channels);
        rest.Add(this, 1);
        rest.Add(some, -1);
        return rest;
    }

    /// <summary>Counts a path.</summary>
    /// <param name="path">Its channels in their order; at least one.</param>
    /// <param name="counts">How often it was taken.</param>
    public void Add(ReadOnlySpan<int> path, PathCounts counts)
    {
        _starts[path[0]] += counts.Paths;
        for (var at = 1; at < path.Length; at++)
        {
            _between[path[at - 1], path[at]] += counts.Paths;
        }

        _conversions[path[^1]] += counts.Orders;
        _nulls[path[^1]] += counts.Nulls;
        Orders += counts.Orders;
        Paths += counts.Paths;
    }

    private void Add(TransitionCounts other, int sign)
    {
        for (var from = 0; from < channels; from++)
        {
            _starts[from] += sign * other._starts[from];
            _conversions[from] += sign * other._conversions[from];
            _nulls[from] += sign * other._nulls[from];
            for (var to = 0; to < channels; to++)
            {
                _between[from, to] += sign * other._between[from, to];
            }
        }

        Orders += sign * other.Orders;
        Paths += sign * other.Paths;
    }
}
