using System.Runtime.InteropServices;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>
/// All that the data-driven models need of paths: transitions between channels, and how often each set of channels was a path's. Both are
/// sums over paths, so that the totals without a group of users are a difference. Not safe for concurrent use.
/// </summary>
internal sealed class PathTotals
{
    private static readonly int ChannelCount = Enum.GetValues<Channel>().Length;

    private readonly Dictionary<ChannelSet, PathCounts> _sets;

    /// <summary>No paths.</summary>
    public PathTotals() => (Transitions, _sets) = (new TransitionCounts(ChannelCount), []);

    private PathTotals(TransitionCounts transitions, Dictionary<ChannelSet, PathCounts> sets) => (Transitions, _sets) = (transitions, sets);

    /// <summary>Transitions between channels, by their numbers.</summary>
    public TransitionCounts Transitions { get; }

    /// <summary>How often each set of channels was a path's.</summary>
    public IReadOnlyDictionary<ChannelSet, PathCounts> Sets => _sets;

    /// <summary>Counts a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="counts">How often it was taken.</param>
    public void Add(ChannelPath path, PathCounts counts)
    {
        var channels = new int[path.Length];
        for (var at = 0; at < channels.Length; at++)
        {
            channels[at] = (int)path[at];
        }

        Transitions.Add(channels, counts);
        CollectionsMarshal.GetValueRefOrAddDefault(_sets, ChannelSet.Of(path), out _) += counts;
    }

    /// <summary>Adds other paths.</summary>
    public void Add(PathTotals other)
    {
        Transitions.Add(other.Transitions);
        foreach (var (set, counts) in other._sets)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_sets, set, out _) += counts;
        }
    }

    /// <summary>These paths without some of them.</summary>
    public PathTotals Without(PathTotals some)
    {
        var sets = new Dictionary<ChannelSet, PathCounts>(_sets);
        foreach (var (set, counts) in some._sets)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sets, set, out _) -= counts;
        }

        return new PathTotals(Transitions.Without(some.Transitions), sets);
    }
}
