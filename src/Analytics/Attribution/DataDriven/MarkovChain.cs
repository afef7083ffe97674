using System.Numerics;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>What the chain says of a channel.</summary>
/// <param name="Visits">How often it stands in a path.</param>
/// <param name="Reach">h: the probability that a walk from the start touches it.</param>
/// <param name="Conversion">x: the probability of conversion from it.</param>
/// <param name="RemovalEffect">h·x / p, which is 1 − p(channel removed) / p: the share of conversions that pass through it.</param>
/// <param name="Share">Its removal effect by the sum of all.</param>
public readonly record struct ChainState(long Visits, Fraction Reach, Fraction Conversion, Fraction RemovalEffect, Fraction Share);

/// <summary>A Markov chain of order 1 over start, channels, conversion and null, solved exactly. Pure.</summary>
/// <remarks>
/// With t the visits of each channel and C the transitions between channels, A = diag(t) − C is a matrix of whole numbers, and
/// x = A⁻¹ · conversions, because t·x = C·x + conversions. The visits that a walk is expected to make are n = starts / paths · A⁻¹ · diag(t),
/// and the probability of any is h = n(start, c) / n(c, c). A is a non-singular M-matrix, as every channel leads to an end.
/// </remarks>
internal sealed class MarkovChain
{
    private MarkovChain(Fraction conversion, IReadOnlyList<ChainState> channels) => (Conversion, Channels) = (conversion, channels);

    /// <summary>p: the probability of conversion from the start.</summary>
    public Fraction Conversion { get; }

    /// <summary>What the chain says of each channel.</summary>
    public IReadOnlyList<ChainState> Channels { get; }

    /// <summary>Solves a chain.</summary>
    /// <param name="counts">The transitions; each channel stands in a path, and at least one path led to an order.</param>
    /// <exception cref="InvalidOperationException">p differs from orders / paths: an error of this code.</exception>
    public static MarkovChain Solve(TransitionCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (adjugate, determinant) = ExactInverse.Of(MatrixOf(counts));
        var channels = Enumerable.Range(0, counts.Channels).ToList();
        var fromStart = channels.Select(to => channels.Aggregate(BigInteger.Zero, (sum, from) => sum + (counts.Starts(from) * adjugate[from, to]))).ToList();
        var conversions = channels.Select(from => Fraction.Of(
            channels.Aggregate(BigInteger.Zero, (sum, to) => sum + (adjugate[from, to] * counts.Conversions(to))), determinant)).ToList();
        var p = Fraction.Of(channels.Aggregate(BigInteger.Zero, (sum, to) => sum + (fromStart[to] * counts.Conversions(to))), determinant * counts.Paths);
        if (p != Fraction.Of(counts.Orders, counts.Paths))
        {
            throw new InvalidOperationException($"The chain converts with probability {p}, and {counts.Orders} of {counts.Paths} paths led to an order.");
        }

        var reach = channels.Select(channel => Fraction.Of(fromStart[channel], adjugate[channel, channel] * counts.Paths)).ToList();
        var effects = channels.Select(channel => reach[channel] * conversions[channel] / p).ToList();
        var sum = effects.Aggregate((x, y) => x + y);
        return new MarkovChain(p, [.. channels.Select(channel => new ChainState(
            counts.Visits(channel), reach[channel], conversions[channel], effects[channel], effects[channel] / sum))]);
    }

    private static BigInteger[,] MatrixOf(TransitionCounts counts)
    {
        var matrix = new BigInteger[counts.Channels, counts.Channels];
        for (var from = 0; from < counts.Channels; from++)
        {
            for (var to = 0; to < counts.Channels; to++)
            {
                matrix[from, to] = (from == to ? counts.Visits(from) : 0) - counts.Between(from, to);
            }
        }

        return matrix;
    }
}
