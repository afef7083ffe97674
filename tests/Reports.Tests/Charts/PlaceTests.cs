using Puffy.Reports.Charts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Tests.Charts;

public sealed class PlaceTests
{
    private static readonly DateOnly Day = new(2030, 5, 1);

    [Fact]
    public void A_marked_line_stands_at_its_place_on_the_logarithmic_axis()
    {
        // From 1 to 10,000 is four powers of ten: 100 stands in the middle of the bars.
        var chart = new HistogramChart
        {
            Title = "T",
            Ticks = AxisTick.Seconds,
            Bins = [new(1, 10, 4), new(10, 100, 4), new(100, 1000, 4), new(1000, 10000, 4)],
            Mark = new MarkedLine(100, "m"),
        };
        var picture = new Picture(chart.RenderPng(1600, 800));

        var bars = picture.Bounds(Palette.Accent.Tint(0.8));
        var middle = (bars.Left + bars.Right) / 2;
        Assert.Contains(Enumerable.Range(middle - 2, 5), x => picture.StretchesDown(x, Palette.Contrast).Any(length => length > 400));
    }

    [Fact]
    public void Bins_on_the_logarithmic_axis_are_as_wide_as_their_ratio()
    {
        var chart = new HistogramChart { Title = "T", Ticks = AxisTick.Seconds, Bins = [new(1, 10, 4), new(10, 1000, 4)] };
        var picture = new Picture(chart.RenderPng(1600, 800));

        var bars = picture.Bounds(Palette.Accent.Tint(0.8));
        var widths = picture.StretchesAlong((bars.Top + bars.Bottom) / 2, Palette.Accent.Tint(0.8));
        Assert.Equal(2, widths.Count);
        Assert.Equal(2.0, (double)widths[1] / widths[0], 0.03);
    }

    [Fact]
    public void A_bin_that_reaches_down_to_zero_is_refused()
    {
        var chart = new HistogramChart { Title = "T", Ticks = AxisTick.Seconds, Bins = [new(0, 10, 4)] };

        Assert.Equal("The class from 0 to 10 has no place on a logarithmic axis.", Assert.Throws<ArgumentException>(() => chart.RenderPng(800, 400)).Message);
    }

    [Fact]
    public void The_band_covers_what_was_expected_and_the_flag_stands_at_its_value()
    {
        // Without rounding the axis runs from 0 to 100: the band from 40 to 60 covers a fifth of it.
        var chart = new BandChart
        {
            Title = "T",
            Points = [new(Day, 50, 40, 60, Status.Pass), new(Day.AddDays(1), 100, 40, 60, Status.Critical), new(Day.AddDays(2), 50, 40, 60, Status.Pass)],
        };
        var picture = new Picture(chart.RenderPng(1600, 800));

        var band = picture.Bounds(Palette.Accent.Tint(0.16), fromX: 700, toX: 900);
        var flag = picture.Bounds(Palette.Of(Status.Critical), fromX: 700, toX: 900);
        var perUnit = band.Height / 20.0;
        // The flag's value is written above it, so its lower edge tells its place: 100, less half a marker.
        Assert.Equal(band.Top - (40 * perUnit), flag.Bottom - 11, 3.0);
    }

    [Fact]
    public void Funnel_bars_are_shares_of_their_own_first_step()
    {
        var chart = new FunnelChart { Title = "T", Funnels = [new("big", [new("s", 1000, 0), new("p", 250, 750)]), new("small", [new("s", 4, 0), new("p", 1, 3)])] };
        var picture = new Picture(chart.RenderPng(1600, 800));

        var bars = Enumerable.Range(0, picture.Height).Select(y => picture.StretchesAlong(y, Palette.Accent)).Where(widths => widths.Count == 2 && widths[0] > 30).ToList();
        Assert.All(bars, widths => Assert.InRange(widths[0] - widths[1], -2, 2));
        Assert.Equal(4.0, (double)bars.Max(widths => widths[0]) / bars[bars.Count - (bars.Count / 4)][0], 0.06);
    }

    [Fact]
    public void An_unknown_day_leaves_a_gap_in_the_line()
    {
        var chart = new DayChart { Title = "T", Days = [.. Enumerable.Range(0, 5).Select(Day.AddDays)], Series = [new("x", [5, 5, null, 5, 5])] };
        var picture = new Picture(chart.RenderPng(1600, 800));

        var line = picture.Bounds(Palette.Accent);
        var pieces = picture.StretchesAlong((line.Top + line.Bottom) / 2, Palette.Accent);
        Assert.Equal(2, pieces.Count);
        Assert.Equal(0.5, (double)pieces.Sum() / line.Width, 0.03);
    }
}
