using Puffy.Reports.Charts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Tests.Charts;

public sealed class BarTests
{
    private static readonly Rgb Red = Rgb.Hex(0xFF0000);
    private static readonly Rgb Green = Rgb.Hex(0x00FF00);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bars_are_as_long_as_their_values(bool areVertical)
    {
        var direction = areVertical ? BarDirection.Vertical : BarDirection.Horizontal;
        var picture = new Picture(new BarChart { Title = "T", Direction = direction, Bars = [new("a", 300, Red), new("b", 100, Green)] }.RenderPng(1200, 700));

        var (red, green) = (picture.Bounds(Red), picture.Bounds(Green));
        var (longer, shorter) = direction == BarDirection.Horizontal ? (red.Width, green.Width) : (red.Height, green.Height);
        Assert.Equal(3.0, (double)longer / shorter, 0.05);
    }

    [Fact]
    public void Horizontal_bars_stand_in_the_given_order_from_the_top()
    {
        var picture = new Picture(new BarChart { Title = "T", Bars = [new("a", 1, Red), new("b", 2, Green)] }.RenderPng(1200, 700));

        Assert.True(picture.Bounds(Red).Bottom < picture.Bounds(Green).Top);
        Assert.Equal(picture.Bounds(Red).Left, picture.Bounds(Green).Left);
    }

    [Fact]
    public void Negative_values_reach_to_the_other_side_of_zero()
    {
        var picture = new Picture(new BarChart { Title = "T", Bars = [new("a", -50, Red), new("b", 100, Green)] }.RenderPng(1200, 700));

        var (red, green) = (picture.Bounds(Red), picture.Bounds(Green));
        Assert.InRange(red.Right, green.Left - 1, green.Left + 1);
        Assert.Equal(2.0, (double)green.Width / red.Width, 0.05);
    }

    [Fact]
    public void Groups_show_a_bar_for_each_series_in_its_colour()
    {
        var chart = new GroupedBarChart
        {
            Title = "T",
            Direction = BarDirection.Vertical,
            Categories = ["a", "b"],
            Series = [new("first", [100, 200]), new("last", [400, 100])],
        };
        var picture = new Picture(chart.RenderPng(1200, 700));

        var (first, last) = (picture.Bounds(Palette.Categories[0], fromX: 80), picture.Bounds(Palette.Categories[1], fromX: 200));
        Assert.True(first.Left < last.Left);
        // The tallest of each series, and the first series' bars within the left and right half.
        Assert.Equal(2.0, (double)picture.StretchesDown(last.Left + 10, Palette.Categories[1]).Max() / picture.StretchesDown(first.Right - 10, Palette.Categories[0]).Max(), 0.05);
    }

    [Fact]
    public void A_series_of_another_length_than_its_categories_is_refused_by_name()
    {
        var chart = new GroupedBarChart { Title = "T", Categories = ["a", "b"], Series = [new("odd", [1])] };

        var error = Assert.Throws<ArgumentException>(() => chart.RenderPng(800, 400));
        Assert.Equal("The series odd has 1 values for 2 categories.", error.Message);
    }
}
