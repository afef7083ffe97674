using Puffy.Analytics.Intake;

namespace Puffy.Ingest.Tests;

public sealed class HeaderFormTests
{
    private const string Pages = "\"/a?x=1,2;3|4\"";

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_header_tells_what_separates_fields(string separator)
    {
        var read = Export.Read(
            string.Join(separator, "client_id", "\"timestamp\"", "Event Name", "page-url", "event_data") + "\r\n"
            + string.Join(separator, "u1", "2025-01-01T00:00:00Z", "page_viewed", Pages, "\"{\"\"a\"\":\"\",;|\"\"}\"") + "\r\n"
            + string.Join(separator, "u1", "2025-01-01T00:00:00Z", "page_viewed", "\"never closed", "") + "\r\n");

        Assert.Equal(["/a?x=1,2;3|4"], read.Pages);
        Assert.Equal("{\"a\":\",;|\"}", read.Events.Single().Data);
        Assert.Contains("never closed", Assert.Single(read.Refused).Refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_separators_in_the_names_of_unknown_columns_do_not_mislead() =>
        Assert.Equal(["/a"], Export.Read("client_id;timestamp;event_name;page_url;a,b,c,d,e,f,g\nu1;2025-01-01T00:00:00Z;page_viewed;/a;1\n").Pages);

    [Fact]
    public void A_header_that_stands_again_in_a_file_is_no_row()
    {
        var read = Export.Read(
            Export.Header + Export.Row("/a") + Export.Header + Export.Row("/b") + "\uFEFF" + Export.Header + "too,few\n"
            + "\uFEFF\"client_id\",\"timestamp\",\"event_name\",\"page_url\"\n" + Export.Row("/c") + Export.Header);

        Assert.Equal([("/a", 1), ("/b", 2), ("/c", 4)], read.Events.Select(item => (item.PageUrl, item.Source.Row)));
        Assert.Equal([3], read.Refused.Select(row => row.Row));
        Assert.Equal(4, read.Rows);
        Assert.Empty(read.FileFindings);
    }

    [Fact]
    public void After_a_header_of_other_columns_rows_are_read_by_it()
    {
        var read = Export.Read(Export.Header + Export.Row("/a") + "url,userId,event,created_at,extra\n/b,u2,page_viewed,2025-01-02T00:00:00Z,x\n");

        Assert.Equal([("u1", "/a"), ("u2", "/b")], read.Accepted.Select(row => (row.UserId, row.Event.PageUrl)));
        Assert.Contains(
            read.Findings,
            finding => finding.Detail == "column client_id is now called userId; it is read as user_id; a second header says so after row 1");
    }

    [Fact]
    public void A_row_that_only_resembles_a_header_is_a_row() =>
        Assert.Equal([RefusalReason.InvalidTimestamp], Export.Read(Export.Header + "client_id,timestamp,page_viewed,page_url\n").Refused.Select(row => row.Refusal.Reason));

    [Fact]
    public void Of_several_columns_for_a_field_the_first_that_a_row_has_is_read()
    {
        var read = Export.Read(
            "user_id,anonymous_id,client_id,event_time,timestamp,event_name,url\n"
            + "login,anon,client,2025-01-01T01:00:00Z,2025-01-01T02:00:00Z,page_viewed,/a\n"
            + "login,anon,  ,2025-01-01T01:00:00Z, ,page_viewed,/b\n"
            + "login,undefined,1.7E+09,2025-01-01T01:00:00Z,,page_viewed,/c\n"
            + "0,,null,2025-01-01T01:00:00Z,,page_viewed,/d\n");

        Assert.Equal([("client", 2), ("anon", 1), ("login", 1)], read.Accepted.Select(row => (row.UserId, row.Event.Timestamp.Hour)));
        var refusal = Assert.Single(read.Refused).Refusal;
        Assert.Equal(RefusalReason.MissingUserId, refusal.Reason);
        Assert.Contains("'null' is a placeholder", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_without_a_time_are_one_finding_with_their_number()
    {
        var read = Export.Read(Export.Header + "u1,2025-01-02,page_viewed,/a\n" + Export.Row("/b") + "u1,20250101,page_viewed,/c\n");

        var finding = Assert.Single(read.FileFindings);
        Assert.Equal((FindingKinds.TimeMissing, new DateOnly(2025, 1, 2)), (finding.Kind, finding.FirstDay));
        Assert.StartsWith("2 rows have a date without a time", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_thousand_unknown_columns_are_one_finding_and_lose_no_row()
    {
        var names = string.Concat(Enumerable.Range(0, 20_000).Select(i => $",q{i}"));
        var read = Export.Read(Export.Header.TrimEnd() + names + "\n" + Export.Row("/a").TrimEnd() + new string(',', 20_000) + "\n");

        Assert.Equal(["/a"], read.Pages);
        Assert.Single(read.Findings, finding => finding.Subject.StartsWith("q0", StringComparison.Ordinal));
        Assert.DoesNotContain(read.Findings, finding => finding.Detail.Length > 200);
    }
}
