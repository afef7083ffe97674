using Puffy.Grains.Rollups;

namespace Puffy.Grains.Tests;

public sealed class AppliedWritesTests
{
    [Fact]
    public void Writes_that_came_ahead_count_as_soon_as_those_before_them_are_there()
    {
        var applied = From(through: 10);

        Assert.All([13, 12, 14], sequence => Assert.True(applied.Add(sequence)));
        Assert.Equal((10, 13, true), (applied.Through, applied.Count, applied.HasGap));

        Assert.True(applied.Add(11));
        Assert.Equal((14, 14, false), (applied.Through, applied.Count, applied.HasGap));
    }

    [Fact]
    public void A_write_is_applied_once()
    {
        var applied = From(through: 10);

        Assert.False(applied.Add(10));
        Assert.True(applied.Add(12));
        Assert.False(applied.Add(12));
        Assert.True(applied.Add(11));
        Assert.False(applied.Add(11));
        Assert.Equal(12, applied.Through);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [InlineData(12, false)]
    public void With_a_write_missing_only_those_before_it_are_all_there(long through, bool all)
    {
        var applied = From(through: 10);
        applied.Add(12);

        Assert.Equal(all, applied.HasAll(through));
    }

    [Fact]
    public void A_new_start_forgets_what_came_ahead()
    {
        var applied = From(through: 10);
        applied.Add(15);

        applied.StartFrom(20);

        Assert.Equal((20, 20, false), (applied.Through, applied.Count, applied.HasGap));
    }

    private static AppliedWrites From(long through)
    {
        var applied = new AppliedWrites();
        applied.StartFrom(through);
        return applied;
    }
}
