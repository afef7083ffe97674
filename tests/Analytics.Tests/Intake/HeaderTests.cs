using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

public sealed class HeaderTests
{
    [Theory]
    [InlineData(Column.UserId, "client_id", "clientId", "anonymous_id", "user_id")]
    [InlineData(Column.Timestamp, "timestamp", "event_time", "created_at")]
    [InlineData(Column.EventName, "event_name", "event", "name")]
    [InlineData(Column.PageUrl, "page_url", "url")]
    [InlineData(Column.Referrer, "referrer", "referer")]
    [InlineData(Column.EventData, "event_data", "data", "properties")]
    [InlineData(Column.UserAgent, "user_agent")]
    [InlineData(Column.EventId, "event_id", "message_id", "id")]
    public void Each_accepted_name_is_known(Column column, params string[] names)
    {
        foreach (var name in names)
        {
            var header = new Header(["x", name]);
            Assert.Equal([1], header[column]);
            Assert.Equal([name], header.NamesOf(column));
            Assert.Equal(["x"], header.Unknown);
        }
    }

    [Theory]
    [InlineData("CLIENT_ID")]
    [InlineData("Client-Id")]
    [InlineData("client id")]
    [InlineData(" clientid ")]
    [InlineData("c_l-i e\tntID")]
    public void Case_underscores_hyphens_and_spaces_do_not_matter(string name) =>
        Assert.Equal([0], new Header([name])[Column.UserId]);

    [Theory]
    [InlineData("client.id")]
    [InlineData("client_ids")]
    [InlineData("a name that is longer than any, clientid or event or id or created_at")]
    public void Other_names_are_not_known(string name)
    {
        var header = new Header([name]);

        Assert.All(ColumnNames.All, column => Assert.Empty(header[column]));
        Assert.Equal([name], header.Unknown);
    }

    [Fact]
    public void A_column_without_a_name_is_passed_over()
    {
        var header = new Header(["client_id", " ", ""]);

        Assert.Equal(3, header.Names.Count);
        Assert.Empty(header.Unknown);
    }

    [Fact]
    public void Columns_may_stand_anywhere()
    {
        var header = new Header(["event", "ts", "created_at", "user_id"]);

        Assert.Equal([3], header[Column.UserId]);
        Assert.Equal([2], header[Column.Timestamp]);
        Assert.Equal([0], header[Column.EventName]);
        Assert.Equal(["ts"], header.Unknown);
    }

    [Fact]
    public void Several_columns_of_one_meaning_are_read_in_the_order_of_preference()
    {
        var header = new Header(["name", "user_id", "event_name", "anonymous_id", "id", "event_id", "client_id", "event"]);

        Assert.Equal([2, 7, 0], header[Column.EventName]);
        Assert.Equal([5, 4], header[Column.EventId]);
        Assert.Equal([6, 3, 1], header[Column.UserId]);
        Assert.Empty(header.Unknown);
    }

    [Fact]
    public void Of_two_columns_of_one_name_the_first_is_read_first() =>
        Assert.Equal([1, 2], new Header(["x", "url", "URL"])[Column.PageUrl]);

    [Fact]
    public void Missing_required_columns_are_told_and_others_are_not() =>
        Assert.Equal([Column.UserId, Column.EventName], new Header(["timestamp", "page_url"]).MissingRequired);
}
