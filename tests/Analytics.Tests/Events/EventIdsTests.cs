using CsCheck;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.Events;

public sealed class EventIdsTests
{
    [Fact]
    public void An_id_is_the_inputs_or_the_identity_where_it_gave_none()
    {
        var events = new Visitor().Does("page_viewed", "03-01 12:00", eventId: "a-1").Views("03-01 12:01").Events;

        Assert.Equal(["a-1", events[1].Id.ToString()], Written(events));
        Assert.Equal(0, new EventIds(events).Reused);
    }

    [Fact]
    public void Of_several_events_with_one_id_each_has_the_start_of_its_identity()
    {
        var events = new Visitor()
            .Does("page_viewed", "03-01 12:00", eventId: "1").Does("page_viewed", "03-02 12:00", eventId: "1").Does("page_viewed", "03-03 12:00", eventId: "1")
            .Does("page_viewed", "03-03 12:01", eventId: "2").Events;

        Assert.Equal([.. events.Take(3).Select(item => $"1~{item.Id.ToString()[..8]}"), "2"], Written(events));
        Assert.Equal(2, new EventIds(events).Reused);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("")]
    public void A_row_of_an_output_that_was_changed_and_loaded_does_not_take_the_id_of_another_event(string eventId)
    {
        var before = new Visitor().Does("page_viewed", "03-01 12:00", eventId: eventId).Does("page_viewed", "03-02 12:00", eventId: eventId);
        var written = Written(before.Events)[0];
        var events = before.Does("page_viewed", "03-01 12:00", "/changed", eventId: written).Events;

        Assert.Equal([.. Written([.. events.Take(2)]), $"{written}~{events[2].Id.ToString()[..8]}"], Written(events));
        Assert.Equal(events.Select(item => item.Id), events.Select(item => Loaded(item, new EventIds(events)).Id));
    }

    [Fact]
    public void Ids_are_unique_and_loading_them_again_brings_the_same_events() =>
        RandomVisits.Events.Select(RandomVisits.Distinct).Sample(
            events =>
            {
                var ids = new EventIds(events);
                Assert.Distinct(Written(events));
                Assert.Equal(events, events.Select(item => Loaded(item, ids)));
                Assert.Equal(events.Select(item => item.Id.Given), events.Select(item => Loaded(item, ids).Id.Given));
                Assert.Equal(Written(events).Order(StringComparer.Ordinal), Written([.. events.Reverse()]).Order(StringComparer.Ordinal));
            },
            iter: 500);

    private static List<string> Written(IReadOnlyList<Event> events)
    {
        var ids = new EventIds(events);
        return [.. events.Select(item => ids[item])];
    }

    /// <summary>The event of a row of an output.</summary>
    private static Event Loaded(Event item, EventIds ids) => item with
    {
        Id = EventIdentity.OfRow("ada", item.Timestamp, item.Name, item.PageUrl, item.Referrer, item.Data, item.UserAgent, ids[item]),
    };
}
