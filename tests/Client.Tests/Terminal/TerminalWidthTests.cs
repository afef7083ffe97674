using Puffy.Client.Terminal;

namespace Puffy.Client.Tests.Terminal;

public class TerminalWidthTests
{
    [Fact]
    public void A_terminal_is_as_wide_as_its_window() => Assert.Equal(97, TerminalWidth.Find(columns: null, redirected: false, () => 97));

    [Fact]
    public void Piped_output_is_120_wide() => Assert.Equal(120, TerminalWidth.Find(columns: null, redirected: true, NoWindow));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void COLUMNS_overrules_both(bool redirected) => Assert.Equal(200, TerminalWidth.Find("200", redirected, () => 97));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("wide")]
    public void A_COLUMNS_that_is_not_a_width_is_ignored(string columns) => Assert.Equal(120, TerminalWidth.Find(columns, redirected: true, NoWindow));

    [Theory]
    [InlineData("39", 40)]
    [InlineData("40", 40)]
    [InlineData("41", 41)]
    public void Lines_are_never_narrower_than_40(string columns, int width) => Assert.Equal(width, TerminalWidth.Find(columns, redirected: false, NoWindow));

    private static int NoWindow() => throw new InvalidOperationException("There is no window to ask.");
}
