using System.Collections.Immutable;
using CsCheck;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Tests.Rollups;

public sealed class RevenueIntervalsTests
{
    private static readonly DateTime Ordered = new(2025, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<(int Group, Channel[] Path, int Cents)> Paths = Gen.Select(
        Gen.Int[0, UserGroup.Count - 1], Gen.OneOf(Channel.Direct, Channel.Email, Channel.PaidSearch, Channel.Sms).Array[1, 6], Gen.Int[-500, 2000]);

    /// <summary>
    /// The definition itself: paths without each group are counted, both models computed and every order divided, each from the
    /// beginning and in fractions. A negative amount makes a null path here.
    /// </summary>
    [Fact]
    public void Data_driven_intervals_are_those_of_models_computed_again_without_each_group() => Paths.Array[2, 30].Sample(
        paths =>
        {
            var rollup = new PathRollup();
            Array.ForEach(paths, path => rollup.Add(Of(path), sign: 1));
            var figures = AttributionFigures.From(new ChannelRollup(), rollup, AttributionModelNames.All, prior: 10);
            var intervals = figures.Intervals(Currency.None);

            var of = Enumerable.Range(0, UserGroup.Count).Select(group => paths.Where(path => path.Group == group).Sum(path => Math.Max(0, path.Cents))).ToList();
            if (of.Any(cents => cents == of.Sum()))
            {
                Assert.False(intervals.HasAny);
                return;
            }

            foreach (var model in AttributionModelNames.DataDriven)
            {
                var all = Shares(paths, model);
                var without = Enumerable.Range(0, UserGroup.Count).Select(group => Shares([.. paths.Where(path => path.Group != group)], model)).ToList();
                foreach (var (channel, share) in all)
                {
                    var expected = Jackknife.Of(share, [.. without.Select(shares => shares.GetValueOrDefault(channel))]).Round(12);
                    Assert.Equal(expected, intervals[model, channel]!.Value.Round(12));
                }
            }
        },
        iter: 200);

    private static Dictionary<Channel, decimal> Shares((int Group, Channel[] Path, int Cents)[] paths, AttributionModel model)
    {
        var totals = new PathTotals();
        Array.ForEach(paths, path => totals.Add(PathOf(path.Path), path.Cents < 0 ? new PathCounts(0, 1) : new PathCounts(1, 0)));
        var known = DataDrivenModels.From(totals, [model], prior: 10)[model]!;
        var earned = new Dictionary<Channel, Fraction>();
        foreach (var (_, path, cents) in paths.Where(path => path.Cents >= 0))
        {
            var shares = known.SharesOf(PathOf(path));
            for (var at = 0; at < path.Length; at++)
            {
                earned[path[at]] = earned.GetValueOrDefault(path[at], Fraction.Zero) + (Fraction.Of(cents, 1) * shares.Exact(at));
            }
        }

        var sum = earned.Values.Aggregate((x, y) => x + y);
        return earned.ToDictionary(channel => channel.Key, channel => (channel.Value / sum).Round(20));
    }

    private static ChannelPath PathOf(Channel[] path) => ChannelPath.Of(Touchpoints(path).AsSpan());

    private static ImmutableArray<Touchpoint> Touchpoints(Channel[] path) =>
        [.. path.Select((channel, at) => new Touchpoint("ada", at + 1, Ordered.AddMinutes(at - path.Length), channel))];

    private static AttributionPaths Of((int Group, Channel[] Path, int Cents) path) => path.Cents < 0
        ? new AttributionPaths((byte)path.Group, [], [PathOf(path.Path)])
        : new AttributionPaths((byte)path.Group, [new AttributedOrder("1", "ada", Ordered, new Money(path.Cents / 100m, Currency.None), Touchpoints(path.Path))], []);
}
