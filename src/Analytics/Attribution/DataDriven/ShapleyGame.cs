using System.Numerics;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>
/// The game of channels: v(S) is the greatest r(U) over the non-empty U ⊆ S, and r(U) = (orders whose set is U + α·p) / (paths whose set
/// is U + α). A set is a number with a bit for each channel. Pure.
/// </summary>
/// <param name="sets">How often each set of channels was a path's.</param>
/// <param name="conversion">p: orders by paths.</param>
/// <param name="prior">α: how many paths of average conversion each set is given beforehand, so that rare sets are not taken at their word.</param>
internal sealed class ShapleyGame(IReadOnlyDictionary<ulong, PathCounts> sets, Fraction conversion, int prior)
{
    /// <summary>Sets of more channels are not computed: the number of subsets doubles with each.</summary>
    public const int MostPlayers = 20;

    /// <summary>v of a set, and the normalised Shapley value of each of its channels, in the order of their bits.</summary>
    /// <param name="set">The set; at least one channel, at most <see cref="MostPlayers"/>.</param>
    public (Fraction Value, Fraction[] Shares) Divide(ulong set)
    {
        var players = Players(set);
        var (values, worth) = Worths(players);
        var used = worth.Skip(1).Distinct().ToList();
        // All values over one denominator: what is left is sums of whole numbers.
        var denominator = used.Aggregate(BigInteger.One, (multiple, at) => LeastMultiple(multiple, values[at].Denominator));
        var numerators = values.Select(value => value.Numerator * (denominator / value.Denominator)).ToList();
        var shapley = Enumerable.Range(0, players.Length)
            .Select(player => Coefficients(players.Length, player, worth, values.Count)
                .Select((coefficient, at) => coefficient == 0 ? BigInteger.Zero : coefficient * numerators[at])
                .Aggregate(BigInteger.Zero, (sum, term) => sum + term))
            .ToList();
        var whole = shapley.Aggregate((x, y) => x + y);
        return (values[worth[^1]], [.. shapley.Select(part => Fraction.Of(part, whole))]);
    }

    private static ulong[] Players(ulong set)
    {
        var players = new ulong[BitOperations.PopCount(set)];
        for (var at = 0; at < players.Length; at++)
        {
            players[at] = set & (~set + 1);
            set &= set - 1;
        }

        return players;
    }

    /// <summary>v of each subset, as its place among the different values; the empty set has none.</summary>
    private (List<Fraction> Values, int[] Worth) Worths(ulong[] players)
    {
        var values = new List<Fraction> { conversion };
        var worth = new int[1 << players.Length];
        for (var subset = 1; subset < worth.Length; subset++)
        {
            worth[subset] = RateOf(subset);
            for (var player = 0; player < players.Length; player++)
            {
                var without = subset & ~(1 << player);
                if (without != 0 && without != subset && worth[without] != worth[subset] && values[worth[without]].CompareTo(values[worth[subset]]) > 0)
                {
                    worth[subset] = worth[without];
                }
            }
        }

        return (values, worth);

        int RateOf(int subset)
        {
            var set = 0UL;
            for (var player = 0; player < players.Length; player++)
            {
                set |= (subset & (1 << player)) != 0 ? players[player] : 0;
            }

            if (!sets.TryGetValue(set, out var counts))
            {
                // A set that was never seen converts like all: α·p / α.
                return 0;
            }

            values.Add(Fraction.Of((counts.Orders * conversion.Denominator) + (prior * conversion.Numerator), (counts.Paths + (BigInteger)prior) * conversion.Denominator));
            return values.Count - 1;
        }
    }

    /// <summary>
    /// How often each value counts in a player's Shapley value times n!: over the subsets S without the player,
    /// |S|! · (n − |S| − 1)! · (v(S ∪ player) − v(S)), v(∅) being 0.
    /// </summary>
    private static long[] Coefficients(int players, int player, int[] worth, int values)
    {
        var coefficients = new long[values];
        for (var subset = 0; subset < worth.Length; subset++)
        {
            if ((subset & (1 << player)) == 0)
            {
                var size = BitOperations.PopCount((uint)subset);
                var weight = Factorial(size) * Factorial(players - size - 1);
                coefficients[worth[subset | (1 << player)]] += weight;
                if (subset != 0)
                {
                    coefficients[worth[subset]] -= weight;
                }
            }
        }

        return coefficients;
    }

    private static long Factorial(int number)
    {
        var product = 1L;
        for (var factor = 2; factor <= number; factor++)
        {
            product *= factor;
        }

        return product;
    }

    private static BigInteger LeastMultiple(BigInteger left, BigInteger right) => left / BigInteger.GreatestCommonDivisor(left, right) * right;
}
