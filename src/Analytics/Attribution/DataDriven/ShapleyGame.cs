using System.Numerics;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>
/// The game of channels: v(S) is the greatest r(U) over the non-empty U ⊆ S, and r(U) = (orders whose set is U + α·p) / (paths whose set
/// is U + α). A set is a number with a bit for each channel. Pure.
/// </summary>
/// <remarks>
/// The rates are sorted once. From then on a set is worth a place in their order, and only the places that a game meets become numbers.
/// Every rate is that many times the denominator of p; shares are ratios, in which it cancels.
/// </remarks>
internal sealed class ShapleyGame
{
    /// <summary>Sets of more channels are not computed: the number of subsets doubles with each.</summary>
    public const int MostPlayers = 20;

    private readonly List<Rate> _rates = [];
    private readonly Dictionary<ulong, int> _places = [];
    private readonly int _placeOfUnseen;

    /// <summary>The game of some paths.</summary>
    /// <param name="sets">How often each set of channels was a path's.</param>
    /// <param name="conversion">p: orders by paths.</param>
    /// <param name="prior">α: how many paths of average conversion each set is given beforehand, so that rare sets are not taken at their word.</param>
    public ShapleyGame(IEnumerable<KeyValuePair<ulong, PathCounts>> sets, Fraction conversion, int prior)
    {
        // A set that was never seen converts like all: α·p / α. It stands for the empty set here, which has no rate of its own.
        var rates = sets.Append(KeyValuePair.Create(0UL, default(PathCounts)))
            .Select(set => (Set: set.Key, Rate: new Rate((set.Value.Orders * conversion.Denominator) + (prior * conversion.Numerator), set.Value.Paths + (long)prior)))
            .ToList();
        rates.Sort((left, right) => left.Rate.CompareTo(right.Rate));
        foreach (var (set, rate) in rates)
        {
            if (_rates.Count == 0 || _rates[^1].CompareTo(rate) != 0)
            {
                _rates.Add(rate);
            }

            _places[set] = _rates.Count - 1;
        }

        _placeOfUnseen = _places[0];
    }

    /// <summary>The Shapley value of each channel of a set, in the order of their bits, as parts of the worth of the set.</summary>
    /// <param name="set">The set; at least one channel, at most <see cref="MostPlayers"/>.</param>
    public Shares Divide(ulong set)
    {
        var players = Players(set);
        var worth = Worths(players);
        int[] met = [.. worth.AsSpan(1).ToArray().Distinct()];
        var placeOf = met.Index().ToDictionary(place => place.Item, place => place.Index);
        for (var subset = 1; subset < worth.Length; subset++)
        {
            worth[subset] = placeOf[worth[subset]];
        }

        // All rates over one denominator: what is left is sums of whole numbers.
        var denominator = met.Aggregate(BigInteger.One, (multiple, place) => LeastMultiple(multiple, _rates[place].Denominator));
        var numerators = Array.ConvertAll(met, place => _rates[place].Numerator * (denominator / _rates[place].Denominator));
        var values = new BigInteger[players.Length];
        for (var player = 0; player < players.Length; player++)
        {
            var coefficients = Coefficients(players.Length, player, worth, met.Length);
            for (var place = 0; place < met.Length; place++)
            {
                values[player] += coefficients[place] * numerators[place];
            }
        }

        return new Shares(values.Aggregate((x, y) => x + y), values);
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

    /// <summary>v of each subset, as its place in the order of rates; the empty set has none.</summary>
    private int[] Worths(ulong[] players)
    {
        var worth = new int[1 << players.Length];
        var sets = new ulong[worth.Length];
        for (var subset = 1; subset < worth.Length; subset++)
        {
            sets[subset] = sets[subset & (subset - 1)] | players[BitOperations.TrailingZeroCount(subset)];
            worth[subset] = _places.GetValueOrDefault(sets[subset], _placeOfUnseen);
            for (var player = 0; player < players.Length; player++)
            {
                var without = subset & ~(1 << player);
                worth[subset] = without == 0 ? worth[subset] : Math.Max(worth[subset], worth[without]);
            }
        }

        return worth;
    }

    /// <summary>
    /// How often each rate counts in a player's Shapley value times n!: over the subsets S without the player,
    /// |S|! · (n − |S| − 1)! · (v(S ∪ player) − v(S)), v(∅) being 0.
    /// </summary>
    private static long[] Coefficients(int players, int player, int[] worth, int rates)
    {
        var coefficients = new long[rates];
        var weights = Enumerable.Range(0, players).Select(size => Factorial(size) * Factorial(players - size - 1)).ToArray();
        for (var subset = 0; subset < worth.Length; subset++)
        {
            if ((subset & (1 << player)) == 0)
            {
                var weight = weights[BitOperations.PopCount((uint)subset)];
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

    /// <summary>r of a set, times the denominator of p.</summary>
    private readonly record struct Rate(BigInteger Numerator, long Denominator)
    {
        public int CompareTo(Rate other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }
}
