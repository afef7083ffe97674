namespace Puffy.Ingest.Tests;

public sealed class QuotingTests
{
    [Theory]
    [InlineData("\"/a\"", "/a")]
    [InlineData("\"\"", "")]
    [InlineData("\"/a,b\"", "/a,b")]
    [InlineData("\"/a\nb\"", "/a\nb")]
    [InlineData("\"/a\r\nb\"", "/a\r\nb")]
    [InlineData("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("\"\"\"\"", "\"")]
    public void Quotes_hold_commas_line_breaks_and_quotes(string field, string value)
    {
        var read = Export.Read(Export.Header + Export.Row(field) + Export.Row("/next"));

        Assert.Equal([value, "/next"], read.Pages);
        Assert.Equal([1, 2], read.Events.Select(item => item.Source.Row));
    }

    [Theory]
    [InlineData("a\"b\"c", "a\"b\"c")]
    [InlineData("5\" pipe", "5\" pipe")]
    [InlineData("\"ab\"c", "abc")]
    [InlineData("\"ab\" ", "ab")]
    public void Stray_quotes_are_text_and_harm_no_other_row(string field, string value) =>
        Assert.Equal([value, "/next"], Export.Read(Export.Header + Export.Row(field) + Export.Row("/next")).Pages);

    [Fact]
    public void Escaped_quotes_in_several_fields_do_not_disturb_each_other()
    {
        var read = Export.Read(
            "client_id,timestamp,event_name,page_url,referrer,event_data,user_agent,event_id\n"
            + "\"u\"\"1\",\"2025-01-01T00:00:00Z\",\"a\"\"b\"\"c\",\"/\"\"\",\"\"\"r\",\"{\"\"k\"\":\"\"v\"\"}\",\"\"\"\"\"\",\"i\"\"d\"\n");
        var item = Assert.Single(read.Events);

        Assert.Equal("u\"1", read.Accepted[0].UserId);
        Assert.Equal(
            ("a\"b\"c", "/\"", "\"r", "{\"k\":\"v\"}", "\"\"", "i\"d"),
            (item.Name, item.PageUrl, item.Referrer, item.Data, item.UserAgent, item.Id.Given));
    }

    [Theory]
    [InlineData("\"/a")]
    [InlineData("\"")]
    [InlineData("\"/a\"\"")]
    public void A_quote_that_is_never_closed_makes_one_malformed_row_of_the_rest(string field)
    {
        var rest = Export.Row(field) + Export.Row("/x") + Export.Row("/y");
        var read = Export.Read(Export.Header + Export.Row("/a") + rest);

        Assert.Equal(["/a"], read.Pages);
        var refused = Assert.Single(read.Refused);
        Assert.Equal((2, rest), (refused.Row, refused.Raw));
        Assert.Contains("never closed", refused.Refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stray_quote_does_not_hide_that_another_is_never_closed()
    {
        var read = Export.Read(Export.Header + Export.Row("\"/a", userId: "u\"1") + Export.Row("/x"));

        Assert.Empty(read.Accepted);
        Assert.Contains("never closed", Assert.Single(read.Refused).Refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_a_stray_quote_at_the_end_of_a_file_is_whole() =>
        Assert.Equal(["a\"b"], Export.Read((Export.Header + Export.Row("a\"b")).TrimEnd()).Pages);
}
