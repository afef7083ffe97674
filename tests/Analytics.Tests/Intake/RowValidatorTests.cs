using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

/// <summary>What an event takes from its row, and which of several faults is told.</summary>
public sealed class RowValidatorTests
{
    [Fact]
    public void A_sound_row_is_an_event_with_all_its_fields()
    {
        var (refusal, accepted) = new Row().Judged();

        Assert.Null(refusal);
        Assert.Equal("u1", accepted.UserId);
        Assert.Equal(new DateTime(2025, 3, 4, 5, 6, 7, 89, DateTimeKind.Utc), accepted.Event.Timestamp);
        Assert.Equal("page_viewed", accepted.Event.Name);
        Assert.Equal("https://shop.test/", accepted.Event.PageUrl);
        Assert.Equal("https://news.test/", accepted.Event.Referrer);
        Assert.Equal("{\"a\":1}", accepted.Event.Data);
        Assert.Equal("Agent/1", accepted.Event.UserAgent);
        Assert.Equal(Row.Source, accepted.Event.Source);
        Assert.False(accepted.Event.DataDropped);
    }

    [Fact]
    public void White_space_around_any_field_does_not_matter()
    {
        var padded = new Row
        {
            UserId = " u1\t",
            Timestamp = " 2025-03-04T05:06:07.089Z ",
            EventName = "page_viewed\r\n",
            PageUrl = "  https://shop.test/",
            Referrer = "https://news.test/ ",
            EventData = " {\"a\":1} ",
            UserAgent = "\tAgent/1",
        };

        Assert.Equal(new Row().Event(), padded.Event());
    }

    [Fact]
    public void An_event_name_that_is_not_known_is_accepted() =>
        Assert.Equal("wishlist_opened", new Row { EventName = "wishlist_opened" }.Event().Name);

    [Fact]
    public void An_event_id_of_the_input_is_kept() =>
        Assert.Equal("m-1", new Row { EventId = " m-1 " }.Event().Id.Given);

    [Fact]
    public void Without_an_event_id_the_identity_is_the_hash_of_the_normalised_row()
    {
        var item = new Row { Timestamp = "2025-03-04T06:06:07.0899+01:00" }.Event();

        Assert.Equal(
            EventIdentity.OfRow("u1", item.Timestamp, "page_viewed", "https://shop.test/", "https://news.test/", "{\"a\":1}", "Agent/1"), item.Id);
        Assert.Equal(new Row().Event().Id, item.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_event_name_is_refused(string name) =>
        Assert.Equal(RefusalReason.MissingEventName, new Row { EventName = name }.Refusal().Reason);

    [Fact]
    public void A_field_of_64_KiB_is_accepted() => Assert.NotNull(new Row { LongestField = 65_536 }.Event());

    [Fact]
    public void A_field_of_a_byte_more_is_refused() =>
        Assert.Equal(RefusalReason.OversizedField, new Row { LongestField = 65_537 }.Refusal().Reason);

    [Fact]
    public void Of_several_faults_the_first_in_their_order_is_told()
    {
        var row = new Row { UserId = "", EventName = "", Timestamp = "?", EventData = "", LongestField = 65_537 };
        Assert.Equal(RefusalReason.MissingUserId, row.Refusal().Reason);

        row = row with { UserId = "u1" };
        Assert.Equal(RefusalReason.MissingEventName, row.Refusal().Reason);

        row = row with { EventName = "checkout_completed" };
        Assert.Equal(RefusalReason.InvalidTimestamp, row.Refusal().Reason);

        row = row with { Timestamp = "1999-01-01T00:00:00Z" };
        Assert.Equal(RefusalReason.InvalidTimestamp, row.Refusal().Reason);

        row = row with { Timestamp = "2025-01-01T00:00:00Z" };
        Assert.Equal(RefusalReason.MalformedEventData, row.Refusal().Reason);

        row = row with { EventData = "{\"revenue\":-1}" };
        Assert.Equal(RefusalReason.InvalidRevenue, row.Refusal().Reason);

        row = row with { EventData = "{\"revenue\":1}" };
        Assert.Equal(RefusalReason.OversizedField, row.Refusal().Reason);
    }

    [Fact]
    public void A_refusal_tells_user_day_and_empty_columns_for_the_rates_of_the_day()
    {
        var refusal = new Row { UserId = " u9 ", EventName = "", PageUrl = " ", UserAgent = "" }.Refusal();

        Assert.Equal("u9", refusal.UserId);
        Assert.Equal(new DateOnly(2025, 3, 4), refusal.Day);
        Assert.Equal(ColumnSet.EventName | ColumnSet.PageUrl | ColumnSet.UserAgent, refusal.Empty);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_become_the_replacement_character()
    {
        var row = new RawRow
        {
            UserId = "u1"u8,
            Timestamp = "2025-01-01T00:00:00Z"u8,
            EventName = "page_viewed"u8,
            PageUrl = new byte[] { (byte)'/', 0xE9 },
        };

        Assert.Null(new RowValidator().Judge(row, Row.Source, out var accepted));
        Assert.Equal("/\uFFFD", accepted.Event.PageUrl);
    }
}
