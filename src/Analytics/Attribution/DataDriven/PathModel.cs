using System.Collections.Concurrent;
using System.Numerics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>
/// A model that weighs channels by all paths, and divides an order by its own path. A channel's weight depends on the other channels of
/// the path, not on their order, so that it is computed once for a set of channels. Safe for concurrent use.
/// </summary>
public abstract class PathModel
{
    private readonly ConcurrentDictionary<ChannelPath, Shares> _ofPaths = new();
    private readonly ConcurrentDictionary<ChannelSet, Shares> _ofSets = new();

    /// <summary>The share of each touchpoint of an order's path: each channel's weight, shared equally by its touchpoints.</summary>
    public Shares SharesOf(ChannelPath path) => _ofPaths.GetOrAdd(path, Divide);

    /// <summary>The credits of an order.</summary>
    public IReadOnlyList<Credit> Credits(AttributedOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return CreditDivision.Divide(order.Money, SharesOf(order.Path));
    }

    /// <summary>The weights of the channels of a set, in its order.</summary>
    internal Shares SharesOf(ChannelSet set) => _ofSets.GetOrAdd(set, Weigh);

    /// <inheritdoc cref="SharesOf(ChannelSet)"/>
    private protected abstract Shares Weigh(ChannelSet set);

    private Shares Divide(ChannelPath path)
    {
        var set = ChannelSet.Of(path);
        var weights = SharesOf(set);
        var touches = new int[set.Count];
        for (var at = 0; at < path.Length; at++)
        {
            touches[set.PlaceOf(path[at])]++;
        }

        var multiple = touches.Aggregate(BigInteger.One, (least, number) => least / BigInteger.GreatestCommonDivisor(least, number) * number);
        var parts = new BigInteger[path.Length];
        for (var at = 0; at < parts.Length; at++)
        {
            var place = set.PlaceOf(path[at]);
            parts[at] = weights[place] * (multiple / touches[place]);
        }

        return new Shares(weights.Whole * multiple, parts);
    }
}
