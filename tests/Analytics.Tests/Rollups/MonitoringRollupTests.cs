using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Tests.Rollups;

public sealed class MonitoringRollupTests
{
    [Fact]
    public void Events_sessions_and_orders_count_on_the_days_that_they_belong_to()
    {
        var rollup = RollupOf(
            new Visitor("ada").Views("03-01 23:50").Buys("03-02 00:10", "10.00", "T1").Views("03-02 12:00"),
            new Visitor("bob").Views("03-01 12:00", agent: Visitor.Bot));

        Assert.Equal(
            new DayActivity
            {
                Events = 2,
                Users = 2,
                BotEvents = 1,
                EmptyReferrers = 2,
                EmptyEventData = 2,
                Sessions = 2,
                SessionUsers = 2,
                ConvertedSessions = 1,
                Bounces = 1,
                BotSessions = 1,
                SessionEvents = 3,
                SessionMilliseconds = 20 * 60 * 1000,
            },
            rollup.Days[Visitor.Day("03-01")]);
        Assert.Equal(
            new DayActivity
            {
                Events = 2,
                Users = 1,
                EmptyReferrers = 2,
                EmptyEventData = 1,
                Sessions = 1,
                SessionUsers = 1,
                Bounces = 1,
                SessionEvents = 1,
                Orders = 1,
            },
            rollup.Days[Visitor.Day("03-02")]);
        Assert.Equal(new Sales(1, 10.00m, 100m), Assert.Single(rollup.Sales.Cells).Value);
        Assert.Equal(new JourneyTotals(2, 0, 0, 0, 0), rollup.Totals);
    }

    [Fact]
    public void Empty_columns_are_counted_and_dropped_data_was_not_empty()
    {
        var full = new Visitor().Does("scrolled", "03-01 12:00", "/", "https://blog.example/", "{}").Events[0];
        var rollup = new MonitoringRollup();
        rollup.Add(
            Visitor.JourneyOf(
                "ada",
                [
                    full,
                    full with { Id = EventIdentity.FromHash(2), Timestamp = full.Timestamp.AddMinutes(1), Data = "", DataDropped = true },
                    full with { Id = EventIdentity.FromHash(3), Timestamp = full.Timestamp.AddMinutes(2), PageUrl = "", Referrer = "", Data = "", UserAgent = "" },
                ]),
            1);
        var day = rollup.Days[Visitor.Day("03-01")];
        Assert.Equal((1, 1, 1, 1), (day.EmptyPageUrls, day.EmptyReferrers, day.EmptyEventData, day.EmptyUserAgents));
        Assert.Equal(1, rollup.Totals.DroppedData);
    }

    [Fact]
    public void Users_are_counted_once_a_day_and_device_and_are_new_where_their_first_session_is()
    {
        var rollup = RollupOf(
            new Visitor("ada")
                .Views("03-01 08:00").Views("03-01 08:10").Views("03-01 10:00", agent: Visitor.Phone).Views("03-01 12:00").Views("03-02 08:00"),
            new Visitor("bob").AddsToCart("03-01 12:00"));
        Assert.Equal(new DeviceActivity(2, 2, 3, 4, 3, 10 * 60 * 1000, 2), Device(rollup, "03-01", DeviceKind.Desktop));
        Assert.Equal(new DeviceActivity(1, 0, 1, 1, 1, 0, 1), Device(rollup, "03-01", DeviceKind.Mobile));
        Assert.Equal(new DeviceActivity(1, 0, 1, 1, 1, 0, 1), Device(rollup, "03-02", DeviceKind.Desktop));
        Assert.Equal(3, rollup.Devices.Cells.Count);
    }

    [Fact]
    public void A_user_with_several_sessions_on_a_day_is_one_of_its_users()
    {
        var day = RollupOf(
            new Visitor("ada").Views("03-01 08:00").Views("03-01 12:00").Views("03-01 16:00"),
            new Visitor("bob").Views("03-01 12:00")).Days[Visitor.Day("03-01")];

        Assert.Equal((4, 2, 4, 2), (day.Sessions, day.SessionUsers, day.Events, day.Users));
    }

    [Fact]
    public void Sessions_are_counted_by_their_length()
    {
        var rollup = RollupOf(
            new Visitor("ada").Views("03-01 08:00").Views("03-01 08:00:00.250").Views("03-01 10:00").Views("03-02 10:00"),
            new Visitor("bob").Views("03-01 12:00"));
        Assert.Equal(
            new Dictionary<DayDuration, Count>
            {
                [new(Visitor.Day("03-01"), 250)] = new(1),
                [new(Visitor.Day("03-01"), 0)] = new(2),
                [new(Visitor.Day("03-02"), 0)] = new(1),
            },
            rollup.Durations.Cells);
    }

    [Fact]
    public void What_journeys_find_odd_is_counted_over_all_time() => Assert.Equal(
        new JourneyTotals(Users: 2, RepeatedTransactions: 1, ZeroRevenueOrders: 1, RevenueMismatches: 1, DroppedData: 0),
        RollupOf(
            new Visitor("ada").Buys("03-01 12:00", "0", "T1").Buys("03-02 12:00", "10.00", "T1").Buys("03-02 12:00", "10.00", "T2"),
            new Visitor("bob").Does("checkout_completed", "03-01 12:00", data: """{"revenue":10,"items":[{"item_price":9}]}""")).Totals);

    [Fact]
    public void Accepted_rows_are_counted_by_file_those_of_bots_left_out_of_sessions_too()
    {
        var rollup = new MonitoringRollup();
        rollup.Add(
            new Visitor().Views("03-01 12:00", agent: Visitor.Bot).Views("03-01 12:01", agent: Visitor.Bot)
                .Journey(new AnalysisOptions { ExcludeBots = true }),
            1);
        Assert.Equal(new Dictionary<int, Count> { [1] = new(2) }, rollup.AcceptedRows.Cells);
        Assert.Equal(2, rollup.Days[Visitor.Day("03-01")].BotEvents);
        Assert.Equal(0, rollup.Days[Visitor.Day("03-01")].Sessions);
        Assert.Equal(0, rollup.Totals.Users);
    }

    private static MonitoringRollup RollupOf(params Visitor[] visitors)
    {
        var rollup = new MonitoringRollup();
        Array.ForEach(visitors, visitor => rollup.Add(visitor.Journey(), 1));
        return rollup;
    }

    private static DeviceActivity Device(MonitoringRollup rollup, string day, DeviceKind device) =>
        rollup.Devices[new DayDevice(Visitor.Day(day), device)];
}
