using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.EventLogs;

/// <summary>Events of live senders, which repeat what was not acknowledged.</summary>
public sealed class LiveEventTests
{
    private static readonly DateTime Start = new(2026, 11, 26, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(600)]
    public void A_known_id_is_a_redelivery_whatever_else_changed(int others)
    {
        var log = new EventLog();
        for (var at = 0; at < others; at++)
        {
            log.AddLive(Item($"other-{at}", "a", row: at));
        }

        Assert.Equal(Acceptance.Accepted, log.AddLive(Item("m", "a", row: 9001)));
        Assert.Equal(Acceptance.Redelivered, log.AddLive(Item("m", "a", row: 9002)));
        Assert.Equal(Acceptance.Redelivered, log.AddLive(Item("m", "changed", row: 9003)));
        Assert.Equal(others + 1, log.Count);
    }

    [Fact]
    public void Without_an_id_the_same_event_is_a_duplicate()
    {
        var log = new EventLog();
        Assert.Equal(Acceptance.Accepted, log.AddLive(Item(string.Empty, "a", row: 1)));
        Assert.Equal(Acceptance.Duplicate, log.AddLive(Item(string.Empty, "a", row: 2)));
        Assert.Equal(Acceptance.Accepted, log.AddLive(Item(string.Empty, "b", row: 3)));
    }

    [Fact]
    public void A_file_may_use_an_id_again_for_another_event()
    {
        var log = new EventLog();
        log.AddLive(Item("m", "a", row: 1));
        Assert.Equal(Acceptance.Accepted, log.Add(Item("m", "b", row: 2)));
    }

    private static Event Item(string id, string name, int row) => new(
        EventIdentity.OfRow("u", Start, name, string.Empty, string.Empty, string.Empty, string.Empty, id),
        Start, name, string.Empty, string.Empty, string.Empty, string.Empty, new SourceRow(1, row));
}
