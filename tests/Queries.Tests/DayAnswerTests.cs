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
}
