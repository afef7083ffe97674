using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

public sealed class LiveSourceNameTests
{
    [Theory]
    [InlineData("live/web/2025-03-01T14Z/silo-1@17", "live/web")]
    [InlineData("live/web/de/2025-03-01T14Z/10.0.0.1:11111@17", "live/web/de")]
    [InlineData("live/web", "live/web")]
    [InlineData("live/2025", "live/2025")]
    [InlineData("monday.csv", "monday.csv")]
    public void Live_sources_count_under_their_key_and_files_under_their_name(string source, string group) => Assert.Equal(group, LiveSourceName.GroupOf(source));

    [Fact]
    public void A_name_has_key_hour_and_silo() =>
        Assert.Equal("live/web/2025-03-01T14Z/silo-1@17", LiveSourceName.Of("web", new DateTime(2025, 3, 1, 14, 0, 0, DateTimeKind.Utc), "silo-1@17"));
}
