using CsCheck;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.Events;

public sealed class EventOrderTests
{
    private const string Noon = "03-01 12:00";

    [Fact]
    public void Time_comes_first_whatever_the_name() => AssertInOrder(new Visitor()
        .Does("checkout_completed", Noon, data: Visitor.Purchase("1", "T1"))
        .Does("page_viewed", "03-01 12:00:00.001"));

    [Fact]
    public void Events_of_one_instant_are_in_the_order_of_a_visit() => AssertInOrder(new Visitor()
        .Does("page_viewed", Noon, page: "/z")
        .Does("email_filled_on_popup", Noon, page: "/y")
        .Does("product_added_to_cart", Noon, page: "/x")
        .Does("checkout_started", Noon, page: "/w")
        .Does("checkout_completed", Noon, page: "/v")
        .Does("a_name_of_the_shop", Noon, page: "/u"));

    [Fact]
    public void Events_of_one_instant_and_name_are_in_the_order_of_their_pages_by_code_point() => AssertInOrder(new Visitor()
        .Views(Noon, "/B")
        .Views(Noon, "/a")
        .Views(Noon, "/a/b")
        .Views(Noon, "/b")
        .Views(Noon, "/ä"));

    [Fact]
    public void Names_that_nobody_knows_are_ordered_by_page_not_by_name() => AssertInOrder(new Visitor()
        .Does("zoomed", Noon, page: "/a")
        .Does("clicked", Noon, page: "/b"));

    [Fact]
    public void Events_alike_in_all_that_are_ordered_by_identity() => AssertInOrder(new Visitor()
        .Does("page_viewed", Noon, referrer: "https://z.example/", eventId: "10")
        .Does("page_viewed", Noon, referrer: "https://a.example/", eventId: "9"));

    [Theory]
    [InlineData("12:00", "", "", "", "12:01", "", "", "")]
    [InlineData("12:00", "https://a.example/", "{2}", "z", "12:00", "https://b.example/", "{1}", "a")]
    [InlineData("12:00", "https://a.example/", "{1}", "z", "12:00", "https://a.example/", "{2}", "a")]
    [InlineData("12:00", "https://a.example/", "{1}", "a", "12:00", "https://a.example/", "{1}", "b")]
    public void Of_two_rows_with_one_id_the_first_by_content_is_kept(
        string time, string referrer, string data, string agent, string otherTime, string otherReferrer, string otherData, string otherAgent)
    {
        var rows = new Visitor()
            .Does("page_viewed", $"03-01 {time}", "/", referrer, data, agent, "7")
            .Does("page_viewed", $"03-01 {otherTime}", "/", otherReferrer, otherData, otherAgent, "7").Events;
        Assert.True(EventOrder.CompareContent(rows[0], rows[1]) < 0);
        Assert.True(EventOrder.CompareContent(rows[1], rows[0]) > 0);
        Assert.Equal(0, EventOrder.CompareContent(rows[0], rows[0] with { Source = rows[1].Source }));
    }

    [Fact]
    public void Contents_are_equal_only_where_all_but_the_source_is() => Gen.Select(RandomVisits.Event, RandomVisits.Event).Sample(
        (x, y) => Assert.Equal(x == y with { Source = x.Source }, EventOrder.CompareContent(x, y with { Id = x.Id }) == 0 && x.Id == y.Id),
        iter: 5_000);

    private static void AssertInOrder(Visitor visitor)
    {
        for (var i = 0; i < visitor.Events.Count; i++)
        {
            for (var j = 0; j < visitor.Events.Count; j++)
            {
                Assert.Equal(i.CompareTo(j), Math.Sign(EventOrder.Instance.Compare(visitor.Events[i], visitor.Events[j])));
            }
        }
    }
}
