using CsCheck;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.Events;

public sealed class EventIdentityTests
{
    private static readonly DateTime Noon = Visitor.Time("03-01 12:00");

    [Fact]
    public void The_same_row_has_the_same_identity() =>
        Assert.Equal(Row(["ada", "page_viewed", "/a", "/b", "{}", "Mozilla"]), Row(["ada", "page_viewed", "/a", "/b", "{}", "Mozilla"]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_field_tells_rows_apart(int field)
    {
        string[] fields = ["ada", "page_viewed", "/a", "/b", "{}", "Mozilla"];
        var before = Row(fields);
        fields[field] += "x";
        Assert.NotEqual(before, Row(fields));
    }

    [Fact]
    public void A_millisecond_tells_rows_apart() => Assert.NotEqual(
        EventIdentity.OfRow("ada", Noon, "page_viewed", "", "", "", ""),
        EventIdentity.OfRow("ada", Noon.AddMilliseconds(1), "page_viewed", "", "", "", ""));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_character_moved_to_the_next_field_makes_another_row(int field)
    {
        string[] before = ["aa", "aa", "aa", "aa", "aa", "aa"];
        string[] after = [.. before];
        (after[field], after[field + 1]) = ("a", "aaa");
        Assert.NotEqual(Row(before), Row(after));
    }

    [Fact]
    public void The_identity_of_a_row_is_the_same_in_every_process_and_release() =>
        Assert.Equal("c9ef9ecdc02cb60733a0174ae5b67a8d", Row(["ada", "page_viewed", "https://shop.example/", "", "", "Mozilla"]).ToString());

    [Fact]
    public void An_id_that_the_input_gives_is_kept_as_it_is()
    {
        var id = EventIdentity.FromInput("Order-17/ä");
        Assert.Equal("Order-17/ä", id.ToString());
        Assert.Equal("Order-17/ä", id.Given);
        Assert.Equal(UInt128.Zero, id.Hash);
        Assert.NotEqual(id, EventIdentity.FromInput("order-17/ä"));
    }

    [Fact]
    public void An_empty_id_is_none() => Assert.Throws<ArgumentException>(() => EventIdentity.FromInput(""));

    [Fact]
    public void A_written_identity_is_read_back_as_the_event_that_it_came_from() =>
        Gen.Select(Gen.ULong, Gen.ULong).Sample((upper, lower) =>
        {
            var id = EventIdentity.FromHash(new UInt128(upper, lower));
            Assert.Equal(id, EventIdentity.FromInput(id.ToString()));
        });

    [Theory]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789abcdef 123456789abcdef")]
    public void Other_texts_of_hex_digits_are_ids_of_the_input(string text)
    {
        Assert.Equal(text, EventIdentity.FromInput(text).Given);
        Assert.Equal(text, EventIdentity.FromInput(text).ToString());
    }

    [Fact]
    public void Identities_are_in_the_order_of_their_texts()
    {
        var ids = Gen.OneOf(
            Gen.ULong.Select(lower => EventIdentity.FromHash(new UInt128(lower << 60, lower))),
            Gen.Char["09afzAZ"].Array[1, 3].Select(text => EventIdentity.FromInput(new string(text))));
        Gen.Select(ids, ids).Sample(
            (x, y) =>
            {
                var expected = Math.Sign(string.CompareOrdinal(x.ToString(), y.ToString()));
                Assert.Equal(expected, Math.Sign(x.CompareTo(y)));
                Assert.Equal(expected == 0, x == y);
                Assert.Equal(expected != 0, x != y);
                Assert.Equal(expected < 0, x < y);
                Assert.Equal(expected <= 0, x <= y);
                Assert.Equal(expected > 0, x > y);
                Assert.Equal(expected >= 0, x >= y);
                Assert.True(x != y || x.GetHashCode() == y.GetHashCode());
            },
            iter: 2_000);
    }

    private static EventIdentity Row(string[] fields) =>
        EventIdentity.OfRow(fields[0], Noon, fields[1], fields[2], fields[3], fields[4], fields[5]);
}
