using Puffy.Sample.Options;

namespace Puffy.Sample.Tests;

public sealed class SampleOptionsTests
{
    public static TheoryData<SampleOptions, string> Refused => new()
    {
        { new() { Users = -1 }, "users must be from 0" },
        { new() { Users = SampleOptions.MostUsers + 1 }, "not 100000001" },
        { new() { Days = 0 }, "days must be from 1 to 3660, not 0" },
        { new() { FirstDay = new(1999, 12, 31) }, "not 1999-12-31" },
        { new() { EngagedShare = 1.5 }, "from 0 to 0.9, not 1.5" },
        { new() { EngagedShare = double.NaN }, "not NaN" },
        { new() { Faults = [new(FaultKind.LostIds, new(2025, 1, 13))] }, "lost-ids:2025-01-13 is on a day outside the sample, which covers 2025-01-06 to 2025-01-12" },
        { new() { Faults = [new(FaultKind.EmptyColumn, new(2025, 1, 7))] }, "must be one of client_id" },
        { new() { Faults = [new(FaultKind.MissingDay, new(2025, 1, 7), "referrer")] }, "it takes no column, field or currency, but has 'referrer'" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_option_out_of_range_is_named_with_its_value(SampleOptions options, string reason)
    {
        var error = Assert.Throws<SampleException>(options.Validate);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_a_week_from_a_Monday()
    {
        var options = new SampleOptions();
        options.Validate();
        Assert.Equal(DayOfWeek.Monday, options.FirstDay.DayOfWeek);
        Assert.Equal(new DateOnly(2025, 1, 12), options.LastDay);
    }

    [Fact]
    public void A_folder_that_holds_other_exports_is_refused_and_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("puffy-sample-");
        try
        {
            var other = Path.Combine(folder.FullName, "events_20241231.csv");
            File.WriteAllText(other, "mine");
            var error = Assert.Throws<SampleException>(
                () => SampleShop.Write(folder.FullName, new SampleOptions(), TestContext.Current.CancellationToken));
            Assert.Contains("events_20241231.csv", error.Message, StringComparison.Ordinal);
            Assert.Equal([other], Directory.GetFiles(folder.FullName));
            Assert.Equal("mine", File.ReadAllText(other));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_shop_without_visitors_has_files_with_headers_only()
    {
        using var sample = new GeneratedSample(new SampleOptions { Users = 0, Days = 2 });
        Assert.Equal(0, sample.Summary.Rows);
        Assert.All(sample.Files().Values, bytes => Assert.Single(CsvText.Read(bytes)));
    }

    [Fact]
    public void A_cancelled_generation_stops()
    {
        var folder = Directory.CreateTempSubdirectory("puffy-sample-");
        try
        {
            Assert.Throws<OperationCanceledException>(
                () => SampleShop.Write(folder.FullName, new SampleOptions(), new CancellationToken(canceled: true)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
