using System.Numerics;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Attribution;

/// <summary>What a rule gives to each touchpoint of a path, as exact shares. Pure.</summary>
internal static class RuleShares
{
    /// <summary>The shares under a rule that looks at the path alone: all but time decay.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The channels of the touchpoints in an order's window, earliest first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model is not such a rule.</exception>
    public static Shares Of(AttributionModel model, ChannelPath path) => model switch
    {
        _ when path.Length == 0 => throw new ArgumentException("An order has at least one touchpoint, the session in which it was made.", nameof(path)),
        AttributionModel.FirstClick => Only(path.Length, 0),
        AttributionModel.LastClick => Only(path.Length, path.Length - 1),
        AttributionModel.LastNonDirectClick => Only(path.Length, LastNonDirect(path)),
        AttributionModel.Linear => Equal(path.Length),
        AttributionModel.PositionBased => ByPosition(path.Length),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No rule that looks at the path alone."),
    };

    private static Shares Only(int count, int credited)
    {
        var parts = new BigInteger[count];
        parts[credited] = BigInteger.One;
        return new Shares(BigInteger.One, parts);
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

    private static Shares Equal(int count)
    {
        var parts = new BigInteger[count];
        Array.Fill(parts, BigInteger.One);
        return new Shares(count, parts);
    }

    /// <summary>2/5 at either end, and 1/5 shared by those between.</summary>
    private static Shares ByPosition(int count)
    {
        if (count <= 2)
        {
            return Equal(count);
        }

        var parts = new BigInteger[count];
        Array.Fill(parts, BigInteger.One);
        parts[0] = parts[^1] = 2 * (count - 2);
        return new Shares(5 * (count - 2), parts);
    }
}
