using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
using Puffy.Queries.Channels;

namespace Puffy.Queries.Tests;

public sealed class ChannelAnswerTests
{
    private static readonly DateOnly First = new(2025, 3, 1);
    private static readonly DateOnly Second = new(2025, 3, 2);

    [Fact]
    public void Days_add_up_by_channel_in_alphabetical_order()
    {
        var rollup = new ChannelRollup();
        rollup.Visits.Add(new(First, Channel.OrganicSearch), new(10, 8, 2, 4, 2));
        rollup.Visits.Add(new(Second, Channel.OrganicSearch), new(5, 5, 1, 2, 1));
        rollup.Visits.Add(new(First, Channel.Email), new(7, 7, 0, 5, 0));

        var answer = ChannelAnswer.From(rollup, default);

        Assert.Equal(["Email", "Organic Search"], answer.Select(channel => channel.Channel));
        Assert.Equal([new ChannelVisits(7, 7, 0, 5, 0), new ChannelVisits(15, 13, 3, 6, 3)], answer.Select(channel => channel.Visits));
    }

    [Fact]
    public void Credits_add_up_by_model_and_a_model_without_credit_is_left_out()
    {
        var rollup = new ChannelRollup();
        rollup.Visits.Add(new(First, Channel.Email), new(1, 1, 1, 0, 1));
        rollup.Visits.Add(new(First, Channel.Direct), new(2, 2, 0, 2, 0));
        rollup.Credits.Add(new(First, AttributionModel.LastClick, Channel.Email, default), new(1m, 30m));
        rollup.Credits.Add(new(Second, AttributionModel.LastClick, Channel.Email, default), new(0.5m, 9.99m));
        rollup.Credits.Add(new(First, AttributionModel.Linear, Channel.Email, default), new(0.5m, 15m));

        var answer = ChannelAnswer.From(rollup, default).ToDictionary(channel => channel.Channel, channel => channel.Earned);

        Assert.Equal(new Dictionary<string, decimal> { ["last_click"] = 39.99m, ["linear"] = 15m }, answer["Email"]);
        Assert.Empty(answer["Direct"]);
    }

    [Fact]
    public void A_channel_that_earned_on_a_day_without_visits_of_its_own_is_there()
    {
        // The e-mail was clicked the day before the order, so of this day it has a credit alone.
        var rollup = new ChannelRollup();
        rollup.Visits.Add(new(Second, Channel.Direct), new(1, 1, 1, 0, 1));
        rollup.Credits.Add(new(Second, AttributionModel.FirstClick, Channel.Email, default), new(1m, 30m));

        var answer = ChannelAnswer.From(rollup, default);

        Assert.Equal([("Direct", 1, 0m), ("Email", 0, 30m)], answer.Select(channel => (channel.Channel, channel.Visits.Sessions, channel.Earned.GetValueOrDefault("first_click"))));
        Assert.Equal([1m, null], answer.Select(channel => channel.ConversionRate));
    }

    [Fact]
    public void A_store_without_events_has_no_channel() => Assert.Empty(ChannelAnswer.From(new ChannelRollup(), default));
}
