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

    private MarkovModel(Fraction conversion, IReadOnlyDictionary<Channel, ChainState> channels) => (Conversion, Channels) = (conversion, channels);

    /// <summary>p: the probability of conversion.</summary>
    public Fraction Conversion { get; }

    /// <summary>What the chain says of each channel that stands in a path.</summary>
    public IReadOnlyDictionary<Channel, ChainState> Channels { get; }

    /// <summary>The model of these paths. At least one of them must have led to an order.</summary>
    internal static MarkovModel From(IReadOnlyDictionary<ChannelPath, PathCounts> paths)
    {
        var channels = paths.Keys.SelectMany(path => path.Channels).Distinct().OrderBy(channel => channel.Name(), StringComparer.Ordinal).ToList();
        var counts = new TransitionCounts(channels.Count);
        foreach (var (path, taken) in paths)
        {
            counts.Add([.. path.Channels.Select(channel => channels.IndexOf(channel))], taken);
        }

        var chain = MarkovChain.Solve(counts);
        return new MarkovModel(chain.Conversion, channels.Zip(chain.Channels).ToDictionary(state => state.First, state => state.Second));
    }

    private protected override IReadOnlyDictionary<Channel, Fraction> Weigh(ChannelPath path)
    {
        var distinct = path.Channels.Distinct().ToList();
        var sum = distinct.Aggregate(Fraction.Zero, (total, channel) => total + Channels[channel].Conversion);
        return distinct.ToDictionary(channel => channel, channel => Channels[channel].Conversion / sum);
    }
}
