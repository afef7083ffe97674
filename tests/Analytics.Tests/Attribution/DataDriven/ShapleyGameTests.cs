using CsCheck;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Tests.Attribution.DataDriven;

public sealed class ShapleyGameTests
{
    /// <summary>Of six paths three led to orders; α = 100: r({0,1,2}) = (2 + 50) / (2 + 100) = 26/51, all others convert like all.</summary>
    [Fact]
    public void A_player_without_whom_a_set_is_worth_less_has_more()
    {
        var game = new ShapleyGame(
            new Dictionary<ulong, PathCounts> { [0b111] = new(2, 0), [0b110] = new(1, 1), [0b001] = new(0, 2) }, Fraction.Of(1, 2), prior: 100);

        Assert.Equal([Fraction.Of(17, 52), Fraction.Of(35, 104), Fraction.Of(35, 104)], Exact(game.Divide(0b111)));
    }

    [Fact]
    public void One_player_has_all() => Assert.Equal(
        [Fraction.One], Exact(new ShapleyGame(new Dictionary<ulong, PathCounts> { [0b100] = new(1, 5) }, Fraction.Of(1, 6), prior: 100).Divide(0b100)));

    /// <summary>The definition itself: over all orders of the players, what each adds to those before it.</summary>
    [Fact]
    public void Shares_are_the_mean_of_what_a_player_adds_over_all_orders() =>
        Gen.Select(Gen.Dictionary(Gen.Int[1, 15], Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]))[1, 15], Gen.Int[1, 100]).Sample(
            (sets, prior) =>
            {
                var counts = sets.ToDictionary(set => (ulong)set.Key, set => new PathCounts(set.Value.Item1 + 1, set.Value.Item2));
                var p = Fraction.Of(counts.Values.Sum(set => set.Orders), counts.Values.Sum(set => set.Paths));
                var shares = Exact(new ShapleyGame(counts, p, prior).Divide(0b1111));

                var worth = new Fraction[16];
                worth[0] = Fraction.Zero;
                for (var set = 1; set < 16; set++)
                {
                    worth[set] = Enumerable.Range(1, set).Where(part => (part & ~set) == 0).Select(part =>
                    {
                        var (orders, paths) = counts.TryGetValue((ulong)part, out var known) ? (known.Orders, known.Paths) : (0L, 0L);
                        return (Fraction.Of(orders, 1) + (Fraction.Of(prior, 1) * p)) / Fraction.Of(paths + prior, 1);
                    }).Aggregate((x, y) => x.CompareTo(y) > 0 ? x : y);
                }

                var added = Enumerable.Repeat(Fraction.Zero, 4).ToArray();
                foreach (var order in Orders([0, 1, 2, 3]))
                {
                    var before = 0;
                    foreach (var player in order)
                    {
                        added[player] += worth[before | (1 << player)] - worth[before];
                        before |= 1 << player;
                    }
                }

                Assert.Equal(added.Select(sum => sum / (worth[15] * Fraction.Of(24, 1))), shares);
            },
            iter: 100);

    [Fact]
    public void Twelve_channels_in_one_set_are_divided()
    {
        var random = new Random(1);
        var sets = Enumerable.Range(1, 4095).ToDictionary(set => (ulong)set, _ => new PathCounts(random.Next(50), random.Next(1, 100_000)));
        var p = Fraction.Of(sets.Values.Sum(set => set.Orders), sets.Values.Sum(set => set.Paths));

        var shares = Exact(new ShapleyGame(sets, p, prior: 100).Divide(4095));

        Assert.Equal(Fraction.One, shares.Aggregate((x, y) => x + y));
    }

    private static IReadOnlyList<Fraction> Exact(Shares shares) => [.. Enumerable.Range(0, shares.Count).Select(shares.Exact)];

    private static IEnumerable<int[]> Orders(int[] players) => players.Length <= 1
        ? [players]
        : players.SelectMany(first => Orders([.. players.Where(player => player != first)]).Select(rest => (int[])[first, .. rest]));
}
