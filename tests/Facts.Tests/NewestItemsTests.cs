using Puffy.Facts.Live;

namespace Puffy.Facts.Tests;

public sealed class NewestItemsTests
{
    [Fact]
    public void The_newest_stay_and_equal_times_are_in_the_order_of_users()
    {
        // 1,000 items at 40 times in no order; 25 share each time, so the eight newest are of one time, by name.
        var items = Enumerable.Range(0, 1_000).Select(number => (Time: (long)(number * 7 % 40), User: $"user-{number * 13 % 1_000}")).ToList();
        var newest = new NewestItems<(long Time, string User)>(8);

        foreach (var item in items.Where(item => newest.MayTake(item.Time)))
        {
            newest.Add(item.Time, item.User, item);
        }

        Assert.Equal(items.OrderByDescending(item => item.Time).ThenBy(item => item.User, StringComparer.Ordinal).Take(8), newest.Items);
    }

    [Fact]
    public void An_older_one_need_not_be_read_once_there_are_enough()
    {
        var newest = new NewestItems<int>(2);
        newest.Add(10, "a", 1);
        Assert.True(newest.MayTake(5));
        newest.Add(20, "b", 2);

        Assert.Equal((false, true), (newest.MayTake(9), newest.MayTake(10)));
    }
}
