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
