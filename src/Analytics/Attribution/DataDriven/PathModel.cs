using System.Collections.Concurrent;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>A model that weighs channels by all paths, and divides an order by its own path. Safe for concurrent use.</summary>
public abstract class PathModel
{
    private readonly ConcurrentDictionary<ChannelPath, Fraction[]> _shares = new();

    /// <summary>The share of each touchpoint of an order's path: each channel's weight, shared equally by its touchpoints. They sum to 1.</summary>
    public IReadOnlyList<Fraction> Shares(ChannelPath path) => SharesOf(path);

    /// <summary>The credits of an order.</summary>
    public IReadOnlyList<Credit> Credits(AttributedOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return CreditDivision.Divide(order.Money, SharesOf(order.Path));
    }

    /// <inheritdoc cref="Shares"/>
    internal Fraction[] SharesOf(ChannelPath path) => _shares.GetOrAdd(path, Divide);

    /// <summary>The weights of the distinct channels of a path, by their numbers; they sum to 1.</summary>
    private protected abstract IReadOnlyDictionary<Channels.Channel, Fraction> Weigh(ChannelPath path);

    private Fraction[] Divide(ChannelPath path)
    {
        var touches = path.Channels.CountBy(channel => channel).ToDictionary();
        var weights = Weigh(path).ToDictionary(weight => weight.Key, weight => weight.Value / Fraction.Of(touches[weight.Key], 1));
        return [.. path.Channels.Select(channel => weights[channel])];
    }
}
