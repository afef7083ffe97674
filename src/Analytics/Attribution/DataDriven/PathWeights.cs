using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>
/// What a data-driven model makes of the paths of one moment, to be sent to where the orders are: the weights of the channels of each set
/// that led to an order. Without orders it has none. An immutable value.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.PathWeights")]
public sealed class PathWeights
{
    [Id(0)]
    private readonly Dictionary<ulong, Shares> _sets;

    /// <summary>It also keeps the shares of paths that came before.</summary>
    [NonSerialized]
    private WeightedSets? _model;

    internal PathWeights(IEnumerable<(ChannelSet Set, Shares Weights)> sets) => _sets = sets.ToDictionary(set => set.Set.Bits, set => set.Weights);

    /// <summary>The credits of an order.</summary>
    /// <param name="money">Its revenue.</param>
    /// <param name="path">The channels of its touchpoints.</param>
    /// <returns>None for an order that is newer than the weights, where no older one has a path of these channels.</returns>
    public IReadOnlyList<Credit> Credits(Money money, ChannelPath path) => _sets.ContainsKey(ChannelSet.Of(path).Bits)
        ? CreditDivision.Divide(money, (_model ??= new WeightedSets(_sets)).SharesOf(path))
        : [];

    private sealed class WeightedSets(Dictionary<ulong, Shares> sets) : PathModel
    {
        private protected override Shares Weigh(ChannelSet set) => sets[set.Bits];
    }
}
