using Puffy.Grains.Storage;

namespace Puffy.Silo.Tests;

public sealed class RawTextTests
{
    [Theory]
    [InlineData("a,ann,b", true)]
    [InlineData("ann", true)]
    [InlineData(" ann ,b", true)]
    [InlineData("a,\"ann\"", true)]
    [InlineData("a,annie", false)]
    [InlineData("a,\"by ann,ann,ann\"", false)]
    [InlineData("a,\"{\"\"id\"\":\"\"ann\"\"}\"", false)]
    [InlineData("a,\"never closed,ann,b", true)]
    [InlineData("a,\"ann\",\"never closed", true)]
    [InlineData("a,12\" screen,\"ann,b", true)]
    [InlineData("a\nann", true)]
    [InlineData("", false)]
    public void A_user_id_counts_where_it_is_a_whole_field(string raw, bool expected) => Assert.Equal(expected, RawText.HasField(raw, "ann"));

    [Fact]
    public void A_user_id_with_quotes_and_commas_is_found_as_a_file_writes_it()
    {
        const string user = "ann \"the, cat\"";
        const string raw = "a,\"ann \"\"the, cat\"\"\",b";

        Assert.True(RawText.HasField(raw, user));
        Assert.Contains(RawText.WaysToWrite(user), written => raw.Contains(written, StringComparison.Ordinal));
    }
}
