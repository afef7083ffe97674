using System.Collections.Concurrent;
using System.Numerics;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary><c>shapley</c>: the credit of an order is divided among the distinct channels of its path by their Shapley values.</summary>
internal sealed class ShapleyModel : PathModel
{
    private readonly ShapleyGame _game;
    private readonly ConcurrentDictionary<ulong, IReadOnlyDictionary<Channel, Fraction>> _weights = new();

    private ShapleyModel(ShapleyGame game) => _game = game;

    /// <summary>The model of these paths. At least one of them must have led to an order.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="prior">α, see <see cref="ShapleyGame"/>.</param>
    internal static ShapleyModel From(IReadOnlyDictionary<ChannelPath, PathCounts> paths, int prior)
    {
        var sets = paths.GroupBy(path => SetOf(path.Key), path => path.Value)
            .ToDictionary(set => set.Key, set => new PathCounts(set.Sum(counts => counts.Orders), set.Sum(counts => counts.Nulls)));
        var conversion = Fraction.Of(sets.Values.Sum(counts => counts.Orders), sets.Values.Sum(counts => counts.Paths));
        return new ShapleyModel(new ShapleyGame(sets, conversion, prior));
    }

    private protected override IReadOnlyDictionary<Channel, Fraction> Weigh(ChannelPath path) => _weights.GetOrAdd(SetOf(path), set =>
    {
        var (_, shares) = _game.Divide(set);
        return ChannelsOf(set).Zip(shares).ToDictionary(share => share.First, share => share.Second);
    });

    private static ulong SetOf(ChannelPath path) => path.Channels.Aggregate(0UL, (set, channel) => set | (1UL << (int)channel));

    private static IEnumerable<Channel> ChannelsOf(ulong set)
    {
        for (; set != 0; set &= set - 1)
        {
            yield return (Channel)BitOperations.TrailingZeroCount(set);
        }
    }
}
