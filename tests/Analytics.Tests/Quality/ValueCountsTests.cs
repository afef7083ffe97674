using Puffy.Analytics.Quality;

namespace Puffy.Analytics.Tests.Quality;

public sealed class ValueCountsTests
{
    [Fact]
    public void The_most_frequent_comes_first_and_equals_stand_by_name()
    {
        var counts = new ValueCounts();
        counts.Add("b");
        counts.Add("c", 3);
        counts.Add("a");

        Assert.Equal([new("c", 3), new("a", 1), new("b", 1)], counts.ByCount());
    }

    [Fact]
    public void Values_beyond_the_capacity_are_counted_as_one()
    {
        var (counts, other) = (Full(), new ValueCounts());
        counts.Add("new", 2);
        counts.Add("0", 4);
        other.Add("newer", 5);
        counts.Merge(other);

        Assert.Equal((ValueCounts.Capacity, 7), (counts.Distinct, counts.Rest));
        Assert.Equal((5, 0), (counts["0"], counts["new"]));
        Assert.Equal(ValueCounts.Capacity + 11, counts.Total);
    }

    [Fact]
    public void Merging_keeps_the_rest_of_both()
    {
        var (counts, other) = (new ValueCounts(), Full());
        other.Add("new", 2);
        counts.Add("0");
        counts.Merge(other);

        Assert.Equal((2, 2), (counts["0"], counts.Rest));
        Assert.Equal(ValueCounts.Capacity + 3, counts.Total);
    }

    private static ValueCounts Full()
    {
        var counts = new ValueCounts();
        for (var at = 0; at < ValueCounts.Capacity; at++)
        {
            counts.Add($"{at}");
        }

        return counts;
    }
}
