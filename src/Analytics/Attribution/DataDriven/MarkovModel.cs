using System.Numerics;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>
/// <c>markov</c>: the credit of an order is divided among the distinct channels of its path in proportion to x, the probability of
/// conversion from each. Removal effects belong to the whole chain and are not divided.
/// </summary>
public sealed class MarkovModel : PathModel
{
    /// <summary>With more channels the model is not computed.</summary>
    public const int MostChannels = 40;

    private readonly MarkovChain _chain;
    private readonly Dictionary<Channel, BigInteger> _conversions;

    private MarkovModel(MarkovChain chain)
    {
        _chain = chain;
        _conversions = chain.Visited.Select((channel, place) => (Channel: (Channel)channel, place)).ToDictionary(state => state.Channel, state => chain.ConversionFrom(state.place));
    }

    /// <summary>p: the probability of conversion.</summary>
    public Fraction Conversion => _chain.Conversion;

    /// <summary>What the chain says of each channel that stands in a path.</summary>
    public IReadOnlyDictionary<Channel, ChainState> Channels => field ??=
        _chain.Visited.Zip(_chain.Channels).ToDictionary(state => (Channel)state.First, state => state.Second);

    /// <summary>The model of these paths. At least one of them must have led to an order.</summary>
    internal static MarkovModel From(PathTotals paths) => new(MarkovChain.Solve(paths.Transitions));

    private protected override Shares Weigh(ChannelSet set)
    {
        BigInteger[] parts = [.. set.Channels.Select(channel => _conversions[channel])];
        return new Shares(parts.Aggregate((x, y) => x + y), parts);
    }
}
