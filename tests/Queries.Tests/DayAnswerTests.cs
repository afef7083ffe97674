using Puffy.Analytics.Rollups;
using Puffy.Queries.Days;

namespace Puffy.Queries.Tests;

public sealed class DayAnswerTests
{
    [Fact]
    public void Days_stand_in_their_order_whatever_came_first()
    {
        var rollup = new MonitoringRollup();
        rollup.Days.Add(new(2025, 3, 2), new DayActivity { Events = 5 });
        rollup.Sales.Add(new(new(2025, 3, 2), default), new Sales(2, 13m, 0m));
        rollup.Days.Add(new(2025, 2, 28), new DayActivity { Events = 3 });
        rollup.Days.Add(new(2025, 3, 2), new DayActivity { Events = 2 });

        Assert.Equal(
            [
                new DayAnswer(new(2025, 2, 28), new DayActivity { Events = 3 }, 0m, default),
                new DayAnswer(new(2025, 3, 2), new DayActivity { Events = 7 }, 13m, default),
            ],
            DayAnswer.From(rollup, default));
    }

    [Fact]
    public void Rates_are_shares_of_the_days_sessions_and_unknown_without_one()
    {
        var activity = new DayActivity { Events = 20, Users = 6, Sessions = 8, SessionUsers = 5, ConvertedSessions = 2, Bounces = 4, Orders = 3 };
        var day = new DayAnswer(new(2025, 3, 1), activity, 30m, default);
        var ordersAlone = day with { Activity = new DayActivity { Events = 1, Users = 1, Orders = 1 } };

        Assert.Equal((0.25m, 0.5m), (day.ConversionRate, day.BounceRate));
        Assert.Equal((null, null), (ordersAlone.ConversionRate, ordersAlone.BounceRate));
    }
}
