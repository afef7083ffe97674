using CsCheck;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Tests.Attribution.DataDriven;

public sealed class MarkovChainTests
{
    /// <summary>Paths 0 &gt; 1 &gt; 2 (an order, twice), 1 &gt; 2 (an order and a null), 0 (a null, twice): solved by hand.</summary>
    [Fact]
    public void The_textbook_example_has_removal_effects_of_a_half_one_and_one()
    {
        var counts = new TransitionCounts(3);
        counts.Add([0, 1, 2], new PathCounts(2, 0));
        counts.Add([1, 2], new PathCounts(1, 1));
        counts.Add([0], new PathCounts(0, 2));

        var chain = MarkovChain.Solve(counts);

        Assert.Equal(Fraction.Of(1, 2), chain.Conversion);
        Assert.Equal([Fraction.Of(3, 8), Fraction.Of(3, 4), Fraction.Of(3, 4)], chain.Channels.Select(channel => channel.Conversion));
        Assert.Equal([Fraction.Of(2, 3), Fraction.Of(2, 3), Fraction.Of(2, 3)], chain.Channels.Select(channel => channel.Reach));
        Assert.Equal([Fraction.Of(1, 2), Fraction.One, Fraction.One], chain.Channels.Select(channel => channel.RemovalEffect));
        Assert.Equal([Fraction.Of(1, 5), Fraction.Of(2, 5), Fraction.Of(2, 5)], chain.Channels.Select(channel => channel.Share));
        Assert.Equal([4L, 4L, 4L], chain.Channels.Select(channel => channel.Visits));
    }

    /// <summary>Channel 0 follows itself: x = 1/2·x + 1/2·1/2 from its four visits.</summary>
    [Fact]
    public void A_channel_may_follow_itself()
    {
        var counts = new TransitionCounts(1);
        counts.Add([0, 0, 0], new PathCounts(1, 0));
        counts.Add([0], new PathCounts(0, 1));

        var state = MarkovChain.Solve(counts).Channels[0];

        Assert.Equal((4L, Fraction.One, Fraction.Of(1, 2), Fraction.One), (state.Visits, state.Reach, state.Conversion, state.RemovalEffect));
    }

    [Fact]
    public void A_channel_that_no_order_follows_has_nothing()
    {
        var counts = new TransitionCounts(2);
        counts.Add([0], new PathCounts(1, 0));
        counts.Add([1], new PathCounts(0, 3));

        var chain = MarkovChain.Solve(counts);

        Assert.Equal((Fraction.Zero, Fraction.Zero), (chain.Channels[1].Conversion, chain.Channels[1].Share));
        Assert.Equal(Fraction.One, chain.Channels[0].Share);
    }

    /// <summary>The removal effect is 1 − p(channel removed) / p: here the channel is removed, and p computed again.</summary>
    [Fact]
    public void The_removal_effect_is_what_removing_the_channel_takes() => RandomPaths.Of(channels: 4).Sample(
        paths =>
        {
            var chain = MarkovChain.Solve(RandomPaths.Count(4, paths));
            for (var removed = 0; removed < 4; removed++)
            {
                var without = RandomPaths.ConversionWithout(4, paths, removed);
                Assert.Equal((double)chain.Channels[removed].RemovalEffect.Round(12), 1 - (without / (double)chain.Conversion.Round(12)), 1e-9);
            }
        },
        iter: 200);

    [Fact]
    public void Forty_channels_are_solved()
    {
        var (counts, random) = (new TransitionCounts(40), new Random(1));
        for (var path = 0; path < 5000; path++)
        {
            counts.Add([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(40))], new PathCounts(random.Next(5) == 0 ? 1 : 0, random.Next(1, 50)));
        }

        var chain = MarkovChain.Solve(counts);

        Assert.Equal(Fraction.Of(counts.Orders, counts.Paths), chain.Conversion);
        Assert.Equal(Fraction.One, chain.Channels.Aggregate(Fraction.Zero, (sum, channel) => sum + channel.Share));
    }
}
