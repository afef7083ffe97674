using Puffy.Analytics.Rollups;
using Puffy.Queries.Days;

namespace Puffy.Queries.Tests;

public sealed class DayAnswerTests
{
    [Fact]
    public void Days_stand_in_their_order_whatever_came_first()
    {
        var rollup = new MonitoringRollup();
        rollup.Days.Add(new(2025, 3, 2), new DayActivity { Events = 5, Revenue = 12.30m });
        rollup.Days.Add(new(2025, 2, 28), new DayActivity { Events = 3 });
        rollup.Days.Add(new(2025, 3, 2), new DayActivity { Events = 2, Revenue = 0.70m });

        Assert.Equal(
            [
                new DayAnswer(new(2025, 2, 28), new DayActivity { Events = 3 }),
                new DayAnswer(new(2025, 3, 2), new DayActivity { Events = 7, Revenue = 13m }),
            ],
            DayAnswer.From(rollup));
    }
}
