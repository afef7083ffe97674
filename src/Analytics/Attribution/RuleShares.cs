using Puffy.Analytics.Channels;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution;

/// <summary>What a rule gives to each touchpoint of a path, as exact shares that sum to 1. Pure.</summary>
internal static class RuleShares
{
    /// <summary>The shares under a rule that looks at the path alone: all but time decay.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The channels of the touchpoints in an order's window, earliest first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model is not such a rule.</exception>
    public static Fraction[] Of(AttributionModel model, ChannelPath path) => model switch
    {
        _ when path.Length == 0 => throw new ArgumentException("An order has at least one touchpoint, the session in which it was made.", nameof(path)),
        AttributionModel.FirstClick => Only(path.Length, 0),
        AttributionModel.LastClick => Only(path.Length, path.Length - 1),
        AttributionModel.LastNonDirectClick => Only(path.Length, LastNonDirect(path)),
        AttributionModel.Linear => Equal(path.Length),
        AttributionModel.PositionBased => ByPosition(path.Length),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No rule that looks at the path alone."),
    };

    private static Fraction[] Only(int count, int credited)
    {
        var shares = new Fraction[count];
        Array.Fill(shares, Fraction.Zero);
        shares[credited] = Fraction.One;
        return shares;
    }

    private static int LastNonDirect(ChannelPath path)
    {
        for (var at = path.Length - 1; at >= 0; at--)
        {
            if (path[at] != Channel.Direct)
            {
                return at;
            }
        }

        return path.Length - 1;
    }

    private static Fraction[] Equal(int count)
    {
        var shares = new Fraction[count];
        Array.Fill(shares, Fraction.Of(1, count));
        return shares;
    }

    private static Fraction[] ByPosition(int count)
    {
        if (count <= 2)
        {
            return Equal(count);
        }

        var shares = new Fraction[count];
        Array.Fill(shares, Fraction.Of(1, 5 * (count - 2)));
        shares[0] = shares[^1] = Fraction.Of(2, 5);
        return shares;
    }
}
