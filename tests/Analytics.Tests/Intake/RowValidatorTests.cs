using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

public sealed class RowValidatorTests
{
    private static readonly DateTime AsOf = new(2025, 3, 10, 12, 0, 0, DateTimeKind.Utc);

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
    [InlineData(" \t ")]
    public void An_empty_user_id_is_refused(string userId) =>
        Assert.Equal(RefusalReason.MissingUserId, new Row { UserId = userId }.Refusal().Reason);

    [Theory]
    [InlineData("undefined")]
    [InlineData("NULL")]
    [InlineData("None")]
    [InlineData("nil")]
    [InlineData("NaN")]
    [InlineData("n/a")]
    [InlineData("NA")]
    [InlineData("Unknown")]
    [InlineData("(not set)")]
    [InlineData("(none)")]
    [InlineData("[object Object]")]
    [InlineData(" - ")]
    [InlineData("0")]
    public void A_placeholder_is_no_user_id_and_counts_as_empty(string userId)
    {
        var refusal = new Row { UserId = userId }.Refusal();

        Assert.Equal((RefusalReason.MissingUserId, string.Empty), (refusal.Reason, refusal.UserId));
        Assert.Contains($"'{userId.Trim()}' is a placeholder", refusal.Detail, StringComparison.Ordinal);
        Assert.True(refusal.Empty.HasFlag(ColumnSet.UserId));
    }

    [Theory]
    [InlineData("1.71E+09")]
    [InlineData("1,71E+09")]
    [InlineData("1.740268798E+12")]
    [InlineData("1e+21")]
    [InlineData("-2.5E-05")]
    public void A_user_id_that_a_spreadsheet_damaged_is_refused_and_says_so(string userId)
    {
        var refusal = new Row { UserId = userId }.Refusal();

        Assert.Equal(RefusalReason.MissingUserId, refusal.Reason);
        Assert.Contains("damaged by a spreadsheet", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nullius-7")]
    [InlineData("unknown-visitor")]
    [InlineData("10")]
    [InlineData("00")]
    [InlineData("--")]
    [InlineData("1710000001.7788")]
    [InlineData("1e9-shop")]
    [InlineData("1E9")]
    [InlineData("12.5E+09")]
    [InlineData("1.E+09")]
    [InlineData("1.71E+")]
    [InlineData("1.71E+0009")]
    [InlineData("nül")]
    public void An_id_that_only_resembles_such_a_word_or_number_is_a_user(string userId)
    {
        var (refusal, accepted) = new Row { UserId = userId }.Judged();

        Assert.Null(refusal);
        Assert.Equal(userId, accepted.UserId);
    }

    [Fact]
    public void A_date_alone_is_an_event_at_midnight_whose_time_is_missing()
    {
        var (_, accepted) = new Row { Timestamp = "2025-03-04" }.Judged();

        Assert.Equal((new DateTime(2025, 3, 4, 0, 0, 0, DateTimeKind.Utc), true), (accepted.Event.Timestamp, accepted.TimeMissing));
        Assert.False(new Row().Judged().Accepted.TimeMissing);
    }

    [Fact]
    public void A_time_that_is_refused_is_told_the_forms_that_are_read()
    {
        var detail = new Row { Timestamp = "03/04/2025" }.Refusal().Detail;

        Assert.Contains("ISO 8601", detail, StringComparison.Ordinal);
        Assert.Contains("Unix epoch time", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_event_name_is_refused(string name) =>
        Assert.Equal(RefusalReason.MissingEventName, new Row { EventName = name }.Refusal().Reason);

    [Fact]
    public void A_time_that_is_none_is_refused_with_its_text()
    {
        var refusal = new Row { Timestamp = "yesterday" }.Refusal();

        Assert.Equal(RefusalReason.InvalidTimestamp, refusal.Reason);
        Assert.Contains("'yesterday'", refusal.Detail, StringComparison.Ordinal);
        Assert.Null(refusal.Day);
    }

    [Fact]
    public void Only_the_start_of_a_long_field_is_told() =>
        Assert.Contains($"'{new string('9', 80)}…'", new Row { Timestamp = new string('9', 500) }.Refusal().Detail, StringComparison.Ordinal);

    [Fact]
    public void The_first_instant_of_2000_is_accepted() =>
        Assert.Equal(RowValidator.Earliest, new Row { Timestamp = "2000-01-01T00:00:00.000Z" }.Event().Timestamp);

    [Fact]
    public void The_last_millisecond_before_2000_is_refused_and_its_day_is_none_of_the_shop()
    {
        var refusal = new Row { Timestamp = "1999-12-31T23:59:59.999Z" }.Refusal();

        Assert.Equal(RefusalReason.InvalidTimestamp, refusal.Reason);
        Assert.Contains("before 2000-01-01", refusal.Detail, StringComparison.Ordinal);
        Assert.Null(refusal.Day);
    }

    [Fact]
    public void The_bound_of_2000_is_one_of_UTC() =>
        Assert.Equal(RefusalReason.InvalidTimestamp, new Row { Timestamp = "2000-01-01T00:59:59+01:00" }.Refusal().Reason);

    [Fact]
    public void Twenty_four_hours_after_the_as_of_time_are_accepted() =>
        Assert.Equal(AsOf.AddHours(24), new Row { Timestamp = "2025-03-11T12:00:00.000Z" }.Event(AsOf).Timestamp);

    [Fact]
    public void A_millisecond_more_is_refused()
    {
        var refusal = new Row { Timestamp = "2025-03-11T12:00:00.001Z" }.Refusal(AsOf);

        Assert.Equal(RefusalReason.InvalidTimestamp, refusal.Reason);
        Assert.Contains("more than 24 hours after the as-of time 2025-03-10T12:00:00Z", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_as_of_time_the_future_is_accepted() =>
        Assert.Equal(9999, new Row { Timestamp = "9999-12-31T23:59:59.999Z" }.Event().Timestamp.Year);

    [Fact]
    public void An_as_of_time_at_the_end_of_the_calendar_is_no_bound() =>
        Assert.Equal(9999, new Row { Timestamp = "9999-12-31T23:59:59.999Z" }.Event(DateTime.MaxValue).Timestamp.Year);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("plain text")]
    public void Event_data_that_is_no_object_is_dropped_and_the_event_stays(string data)
    {
        var item = new Row { EventData = data }.Event();

        Assert.Empty(item.Data);
        Assert.True(item.DataDropped);
    }

    [Fact]
    public void Empty_event_data_is_not_dropped_data()
    {
        var item = new Row { EventData = " " }.Event();

        Assert.Empty(item.Data);
        Assert.False(item.DataDropped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"revenue\":1} x")]
    [InlineData("{\"revenue\":NaN}")]
    public void An_order_without_a_JSON_object_is_refused(string data) =>
        Assert.Equal(RefusalReason.MalformedEventData, Row.Order(data).Refusal().Reason);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"revenue\":\"free\"}")]
    [InlineData("{\"revenue\":-0.01}")]
    public void An_order_without_a_revenue_is_refused(string data)
    {
        var refusal = Row.Order(data).Refusal();

        Assert.Equal(RefusalReason.InvalidRevenue, refusal.Reason);
        Assert.Contains($"'{data}'", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_no_revenue_is_an_order() =>
        Assert.Equal("{\"revenue\":0}", Row.Order("{\"revenue\":0}").Event().Data);

    [Fact]
    public void Only_completed_checkouts_are_orders() =>
        Assert.False(new Row { EventName = "checkout_started", EventData = "{\"revenue\":\"free\"}" }.Event().DataDropped);

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
