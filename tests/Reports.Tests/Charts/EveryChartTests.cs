using Puffy.Reports.Charts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Tests.Charts;

public sealed class EveryChartTests
{
    private static readonly DateOnly Day = new(2030, 5, 1);

    [Theory]
    [MemberData(nameof(Filled))]
    public void Equal_charts_are_equal_bytes_also_when_drawn_at_once(string name)
    {
        var expected = Charts[name].RenderPng(900, 500);

        var drawn = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ => Charts[name].RenderPng(900, 500)).ToList();

        Assert.All(drawn, png => Assert.Equal(expected, png));
    }

    [Theory]
    [MemberData(nameof(Filled))]
    public void Data_is_drawn_in_the_accent_colour(string name) =>
        Assert.InRange(new Picture(Charts[name].RenderPng(900, 500)).Count(name == "histogram" ? Palette.Accent.Tint(0.8) : Palette.Accent), 20, int.MaxValue);

    [Theory]
    [MemberData(nameof(Empty))]
    public void Without_data_a_chart_says_so_and_draws_no_axes(string name)
    {
        var picture = new Picture(Charts[name].RenderPng(900, 500));

        Assert.Equal((900, 500), (picture.Width, picture.Height));
        Assert.Equal(0, picture.Count(Palette.Line));
        Assert.Equal(0, picture.Count(Palette.Accent));
        // The words stand in the middle.
        var words = picture.Bounds(Palette.Muted);
        Assert.InRange((words.Left + words.Right) / 2, 440, 460);
    }

    [Theory]
    [MemberData(nameof(Filled))]
    public void The_smallest_picture_is_drawn_in_the_size_that_was_asked_for(string name)
    {
        var picture = new Picture(Charts[name].RenderPng(170, 160));

        Assert.Equal((170, 160), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_picture_too_small_to_hold_a_chart_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Charts["bars"].RenderPng(159, 400));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_no_finite_number_is_refused(double value)
    {
        var chart = new BarChart { Title = "T", Bars = [new("a", value)] };

        Assert.Contains(value.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Throws<ArgumentException>(() => chart.RenderPng(800, 400)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_are_drawn_as_bars_of_no_length()
    {
        var picture = new Picture(new BarChart { Title = "T", Bars = [new("a", 0), new("b", 0)] }.RenderPng(900, 500));

        Assert.Equal(0, picture.Count(Palette.Accent));
        Assert.NotEqual(0, picture.Count(Palette.Line));
    }

    public static TheoryData<string> Filled() => [.. Charts.Keys.Where(name => !name.StartsWith("no ", StringComparison.Ordinal))];

    public static TheoryData<string> Empty() => [.. Charts.Keys.Where(name => name.StartsWith("no ", StringComparison.Ordinal))];

    private static Dictionary<string, Chart> Charts { get; } = new(StringComparer.Ordinal)
    {
        ["bars"] = new BarChart { Title = "Bars", Bars = [new("a", 3), new("b", 2)] },
        ["a lone bar"] = new BarChart { Title = "Bar", Direction = BarDirection.Vertical, Bars = [new("a", 3)] },
        ["groups"] = new GroupedBarChart { Title = "Groups", Categories = ["a", "b"], Series = [new("x", [1, 2]), new("y", [2, 1])] },
        ["days"] = new DayChart { Title = "Days", Filled = true, Days = [Day, Day.AddDays(1)], Series = [new("x", [1, 2])] },
        ["a lone day"] = new DayChart { Title = "Day", Days = [Day], Series = [new("x", [5])] },
        ["band"] = new BandChart { Title = "Band", Points = [new(Day, 5, 4, 6, Status.Pass), new(Day.AddDays(1), 9, 4, 6, Status.Critical)] },
        ["a lone point"] = new BandChart { Title = "Point", Points = [new(Day, 5, null, null, Status.Skipped)] },
        ["funnel"] = new FunnelChart { Title = "Funnel", Funnels = [new("all", [new("s", 10, 0), new("p", 5, 5)]), new("none", [new("s", 0, 0), new("p", 0, 0)])] },
        ["histogram"] = new HistogramChart { Title = "Histogram", Ticks = AxisTick.Seconds, Bins = [new(1, 10, 5), new(10, 100, 2)], Mark = new(30, "here") },
        ["curve"] = new CurveChart { Title = "Curve", Points = [new(1, 10), new(2, 5), new(60, 2)], Mark = new(30, "here") },
        ["a lone curve point"] = new CurveChart { Title = "Curve", Points = [new(1, 10)] },
        ["sheet"] = new ChartSheet { Title = "Sheet", Columns = 2, Charts = [new BarChart { Title = "One", Bars = [new("a", 1)] }, new BarChart { Title = "Two", Bars = [] }] },
        ["no bars"] = new BarChart { Title = "T", Bars = [] },
        ["no groups"] = new GroupedBarChart { Title = "T", Categories = [], Series = [new("x", [])] },
        ["no days"] = new DayChart { Title = "T", Days = [Day], Series = [new("x", [null])] },
        ["no band"] = new BandChart { Title = "T", Points = [] },
        ["no funnel"] = new FunnelChart { Title = "T", Funnels = [] },
        ["no histogram"] = new HistogramChart { Title = "T", Ticks = AxisTick.Seconds, Bins = [] },
        ["no curve"] = new CurveChart { Title = "T", Points = [] },
        ["no sheet"] = new ChartSheet { Title = "T", Charts = [] },
    };
}
