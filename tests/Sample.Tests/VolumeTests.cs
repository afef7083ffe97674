using Puffy.Sample.Options;

namespace Puffy.Sample.Tests;

public sealed class VolumeTests(LargerSample sample)
{
    [Fact]
    public void There_are_about_seven_users_to_ten_events()
    {
        var users = sample.Rows.Select(row => row.User).Distinct().Count();
        Assert.InRange(users / 40_000.0, 0.97, 1.06);
        Assert.InRange(users / (double)sample.Rows.Count, 0.66, 0.74);
    }

    [Fact]
    public void The_summary_counts_what_is_in_the_files()
    {
        Assert.Equal(sample.Rows.Count, sample.Summary.Rows);
        Assert.Equal(sample.Files().Values.Select(bytes => (long)bytes.Length), sample.Summary.Files.Select(file => file.Bytes));
        Assert.Equal(
            sample.Rows.GroupBy(row => row.FileDay).OrderBy(day => day.Key).Select(day => (long)day.Count()),
            sample.Summary.Files.Select(file => file.Rows));
    }

    /// <summary>A default sample has enough orders for a report: 80 on average.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(14)]
    public void The_default_sample_has_at_least_sixty_orders(int days)
    {
        using var small = new GeneratedSample(new SampleOptions { Days = days });
        Assert.InRange(small.Rows().Where(row => row.IsOrder).DistinctBy(row => row.Url).Count(), 60, 110);
    }

    /// <summary>Users a day vary as a Poisson variable does: none of 60 days is 4.5 standard deviations off.</summary>
    [Fact]
    public void No_clean_day_stands_out_and_the_first_ones_do_not_ramp_up()
    {
        using var season = new GeneratedSample(new SampleOptions { Users = 12_000, Days = 60, Seed = 11 });
        var users = season.Rows().Where(row => row.User.Length > 0)
            .GroupBy(row => row.FileDay)
            .OrderBy(day => day.Key)
            .Select(day => (double)day.Select(row => row.User).Distinct().Count())
            .ToList();
        var mean = users.Average();
        Assert.All(users, count => Assert.InRange(Math.Abs(count - mean) / Math.Sqrt(mean), 0, 4.5));
        Assert.InRange(users.Take(7).Average() / mean, 0.93, 1.07);
    }

    [Fact]
    public void A_larger_engaged_share_gives_more_orders()
    {
        using var passing = new GeneratedSample(new SampleOptions { EngagedShare = 0 });
        using var regulars = new GeneratedSample(new SampleOptions { EngagedShare = 0.3 });
        Assert.DoesNotContain(passing.Rows(), row => row.IsOrder);
        Assert.True(regulars.Rows().Count(row => row.IsOrder) > 200);
    }
}
