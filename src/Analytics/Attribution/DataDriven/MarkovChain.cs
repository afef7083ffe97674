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
/// A · x = conversions, because t·x = C·x + conversions. The visits that a walk is expected to make are n = starts / paths · A⁻¹ · diag(t),
/// and the probability of any is h = n(start, c) / n(c, c). A is a non-singular M-matrix, as every channel leads to an end.
/// </remarks>
internal sealed class MarkovChain
{
    private readonly TransitionCounts _counts;
    private readonly BigInteger[,] _conversions;
    private readonly BigInteger _determinant;

    private MarkovChain(TransitionCounts counts, IReadOnlyList<int> visited, BigInteger[,] conversions, BigInteger determinant) =>
        (_counts, Visited, _conversions, _determinant) = (counts, visited, conversions, determinant);

    /// <summary>p: the probability of conversion from the start.</summary>
    public Fraction Conversion => Fraction.Of(_counts.Orders, _counts.Paths);

    /// <summary>The channels that stand in a path, ascending.</summary>
    public IReadOnlyList<int> Visited { get; }

    /// <summary>What the chain says of each of them, in their order. It needs the whole inverse, where x alone is one system.</summary>
    public IReadOnlyList<ChainState> Channels => field ??= SolveAll();

    /// <summary>x of a visited channel, as a whole number: each by one common denominator.</summary>
    /// <param name="place">The channel's place among the visited.</param>
    public BigInteger ConversionFrom(int place) => _conversions[place, 0];

    /// <summary>Solves a chain.</summary>
    /// <param name="counts">The transitions; at least one path led to an order.</param>
    /// <exception cref="InvalidOperationException">p differs from orders / paths: an error of this code.</exception>
    public static MarkovChain Solve(TransitionCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        List<int> visited = [.. Enumerable.Range(0, counts.Channels).Where(channel => counts.Visits(channel) > 0)];
        var right = new BigInteger[visited.Count, 1];
        for (var place = 0; place < visited.Count; place++)
        {
            right[place, 0] = counts.Conversions(visited[place]);
        }

        var (conversions, determinant) = ExactElimination.Solve(MatrixOf(counts, visited), right);
        var converted = visited.Select((channel, place) => counts.Starts(channel) * conversions[place, 0]).Aggregate((x, y) => x + y);
        return converted == counts.Orders * determinant
            ? new MarkovChain(counts, visited, conversions, determinant)
            : throw new InvalidOperationException(
                $"The chain converts with probability {Fraction.Of(converted, determinant * counts.Paths)}, and {counts.Orders} of {counts.Paths} paths led to an order.");
    }

    private List<ChainState> SolveAll()
    {
        var places = Enumerable.Range(0, Visited.Count).ToList();
        var unit = new BigInteger[places.Count, places.Count];
        places.ForEach(place => unit[place, place] = BigInteger.One);
        var (adjugate, _) = ExactElimination.Solve(MatrixOf(_counts, Visited), unit);
        var fromStart = places.Select(to => places.Aggregate(BigInteger.Zero, (sum, from) => sum + (_counts.Starts(Visited[from]) * adjugate[from, to])));
        var reach = fromStart.Select((passing, place) => Fraction.Of(passing, adjugate[place, place] * _counts.Paths)).ToList();
        var conversions = places.Select(place => Fraction.Of(_conversions[place, 0], _determinant)).ToList();
        var effects = places.Select(place => reach[place] * conversions[place] / Conversion).ToList();
        var sum = effects.Aggregate((x, y) => x + y);
        return [.. places.Select(place => new ChainState(
            _counts.Visits(Visited[place]), reach[place], conversions[place], effects[place], effects[place] / sum))];
    }

    private static BigInteger[,] MatrixOf(TransitionCounts counts, IReadOnlyList<int> visited)
    {
        var matrix = new BigInteger[visited.Count, visited.Count];
        for (var from = 0; from < visited.Count; from++)
        {
            for (var to = 0; to < visited.Count; to++)
            {
                matrix[from, to] = (from == to ? counts.Visits(visited[from]) : 0) - counts.Between(visited[from], visited[to]);
            }
        }

        return matrix;
    }
}
