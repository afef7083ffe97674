using Puffy.Analytics.Fields;

namespace Puffy.Analytics.Tests.Fields;

public sealed class DataFieldTests
{
    [Fact]
    public void Fields_of_known_events_come_first_then_those_without_digits_then_the_shallow_then_the_short()
    {
        DataField[] inOrder =
        [
            new("checkout_completed", ""),
            new("checkout_completed", "tax"),
            new("checkout_completed", "revenue"),
            new("checkout_completed", "items[].quantity"),
            new("checkout_completed", "line1"),
            new("scrolled", "depth"),
        ];

        Assert.Equal(inOrder, inOrder.Reverse().Order());
    }

    [Theory]
    [InlineData("", "items", true)]
    [InlineData("items", "items[]", true)]
    [InlineData("items", "items[].item_price", true)]
    [InlineData("items", "items_total", false)]
    [InlineData("items", "items", false)]
    [InlineData("items[]", "items", false)]
    public void A_field_holds_those_whose_path_goes_on_from_its_own(string path, string other, bool holds) =>
        Assert.Equal(holds, new DataField("checkout_completed", path).Holds(new DataField("checkout_completed", other)));

    [Fact]
    public void A_field_holds_none_of_another_event() => Assert.False(new DataField("a", "").Holds(new DataField("b", "items")));
}
