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
    public void An_id_that_the_input_gives_is_part_of_the_identity_with_the_row()
    {
        var id = With("Order-17/ä");

        Assert.Equal("Order-17/ä", id.Given);
        Assert.Equal(id, With("Order-17/ä"));
        Assert.NotEqual(id, With("order-17/ä"));
        Assert.NotEqual(id, With(""));
        Assert.NotEqual(id, EventIdentity.OfRow("ada", Noon, "page_viewed", "/b", "", "", "", "Order-17/ä"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NULL")]
    [InlineData("0")]
    [InlineData("(not set)")]
    public void A_placeholder_is_no_id(string eventId)
    {
        Assert.Null(With(eventId).Given);
        Assert.Equal(With(""), With(eventId));
    }

    [Fact]
    public void What_the_outputs_have_for_an_event_is_that_event()
    {
        var (plain, given) = (With(""), With("7"));

        Assert.Equal((plain, (string?)null), (With(plain.ToString()), With(plain.ToString()).Given));
        Assert.Equal((given, "7"), (With($"7~{given.ToString()[..8]}"), With($"7~{given.ToString()[..8]}").Given));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("7~01234567")]
    [InlineData("~01234567")]
    [InlineData("7~0123456")]
    [InlineData("~")]
    public void An_id_that_only_looks_so_is_one_of_the_input(string eventId) => Assert.Equal(eventId, With(eventId).Given);

    [Fact]
    public void The_hash_of_another_row_is_an_id_of_the_input()
    {
        var other = Row(["ada", "page_viewed", "/b", "", "", ""]).ToString();

        Assert.Equal(other, With(other).Given);
    }

    [Fact]
    public void A_row_as_text_and_as_bytes_has_one_identity() =>
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Array[7].Sample(texts =>
        {
            var bytes = Array.ConvertAll(texts, text => System.Text.Encoding.UTF8.GetBytes(text));
            var (text, utf8) = (
                EventIdentity.OfRow(texts[0], Noon, texts[1], texts[2], texts[3], texts[4], texts[5], texts[6]),
                EventIdentity.OfRow(bytes[0], Noon, bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6]));
            Assert.Equal((text, text.Given), (utf8, utf8.Given));
        });

    [Fact]
    public void Identities_are_in_the_order_of_their_texts()
    {
        var ids = Gen.Select(Gen.ULong[0, 3], Gen.ULong).Select((upper, lower) => EventIdentity.FromHash(new UInt128(upper << 62, lower)));
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

    private static EventIdentity With(string eventId) => EventIdentity.OfRow("ada", Noon, "page_viewed", "/a", "", "", "", eventId);

    private static EventIdentity Row(string[] fields) =>
        EventIdentity.OfRow(fields[0], Noon, fields[1], fields[2], fields[3], fields[4], fields[5]);
}
