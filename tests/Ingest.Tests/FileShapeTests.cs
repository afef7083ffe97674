using Puffy.Analytics.Intake;

namespace Puffy.Ingest.Tests;

public sealed class FileShapeTests
{
    [Fact]
    public void Rows_are_numbered_from_one_after_the_header_and_carry_the_file()
    {
        var read = Export.Read(Export.Header + Export.Row("/a") + "too,few\n" + Export.Row("/b"));

        Assert.Equal(["client_id", "timestamp", "event_name", "page_url"], read.Header.Names);
        Assert.Equal([(Export.FileId, 1), (Export.FileId, 3)], read.Events.Select(item => (item.Source.SourceId, item.Source.Row)));
        Assert.Equal([2], read.Refused.Select(row => row.Row));
        Assert.Equal(3, read.Rows);
    }

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\r", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("\r", true)]
    public void Line_breaks_of_any_kind_and_a_byte_order_mark_make_no_difference(string lineBreak, bool mark)
    {
        var text = (mark ? "\uFEFF" : "") + (Export.Header + Export.Row("/a") + "too,few\n" + Export.Row("/b")).Replace("\n", lineBreak, StringComparison.Ordinal);
        var read = Export.Read(text);

        Assert.Equal("client_id", read.Header.Names[0]);
        Assert.Equal(["/a", "/b"], read.Pages);
        Assert.Equal(["too,few"], read.Refused.Select(row => row.Raw));
    }

    [Fact]
    public void The_last_row_needs_no_line_break() =>
        Assert.Equal(["/a", "/b"], Export.Read((Export.Header + Export.Row("/a") + Export.Row("/b")).TrimEnd()).Pages);

    [Fact]
    public void Blank_lines_are_no_rows()
    {
        var read = Export.Read("\n\r\n" + Export.Header + "\n\n" + Export.Row("/a") + "\r\n\n" + "too,few\n" + "\n");

        Assert.Equal(["/a"], read.Pages);
        Assert.Equal(2, read.Rows);
        Assert.Equal((2, "too,few"), (read.Refused[0].Row, read.Refused[0].Raw));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n\n")]
    public void A_file_of_nothing_is_an_empty_file(string text)
    {
        var read = Export.Read(text, "events_20250102.csv");

        Assert.Equal(0, read.Rows);
        Assert.Empty(read.Header.Names);
        var finding = Assert.Single(read.Findings);
        Assert.Equal((FindingKinds.EmptyFile, new DateOnly(2025, 1, 2)), (finding.Kind, finding.FirstDay));
    }

    [Theory]
    [InlineData("events.csv")]
    [InlineData("events.csv.gz")]
    public void A_compressed_file_may_be_empty_too(string name)
    {
        Assert.Equal(FindingKinds.EmptyFile, Assert.Single(Export.Read([], name).Findings).Kind);
        Assert.Equal(FindingKinds.EmptyFile, Assert.Single(Export.Read(Export.Compressed(""), "events.csv.gz").Findings).Kind);
    }

    [Theory]
    [InlineData("client_id,timestamp,event_name,page_url")]
    [InlineData("client_id,timestamp,event_name,page_url\n\n")]
    public void A_header_alone_is_a_finding(string text)
    {
        var read = Export.Read(text);

        Assert.Equal(0, read.Rows);
        Assert.Equal(FindingKinds.HeaderOnlyFile, Assert.Single(read.FileFindings).Kind);
    }

    [Fact]
    public void A_file_that_was_read_whole_has_no_finding() => Assert.Empty(Export.Read(Export.Header + Export.Row("/a")).FileFindings);

    [Fact]
    public void Drift_is_told_on_the_day_in_the_files_name()
    {
        using var export = new Export(Export.Header + Export.Row("/a"), "events_20250301.csv");
        var finding = Assert.Single(export.Read(new Header(["user_id", "timestamp", "event_name", "page_url"])).Findings);

        Assert.Equal((FindingKinds.SchemaDrift, "user_id", new DateOnly(2025, 3, 1)), (finding.Kind, finding.Subject, finding.FirstDay));
    }

    [Fact]
    public void Drift_is_told_on_the_day_of_the_first_event_where_the_name_has_none()
    {
        using var export = new Export(Export.Header + "too,few\n" + Export.Row("/a"));
        var finding = Assert.Single(export.Read(new Header(["user_id", "timestamp", "event_name", "page_url"])).Findings);

        Assert.Equal(new DateOnly(2025, 1, 1), finding.FirstDay);
    }

    [Fact]
    public void A_column_that_is_not_known_is_left_out_and_loses_no_row()
    {
        var read = Export.Read("page_url,experiment,event,created-at,USER ID\n/a,B,page_viewed,2025-01-01T00:00:00Z,u1\n");

        Assert.Equal(["/a"], read.Pages);
        Assert.Equal("u1", read.Accepted[0].UserId);
    }

    [Fact]
    public void A_missing_optional_column_reads_as_empty()
    {
        var read = Export.Read("user_id,timestamp,event_name\nu1,2025-01-01T00:00:00Z,page_viewed\n");

        Assert.Equal(("", "", "", ""), read.Events.Select(item => (item.PageUrl, item.Referrer, item.Data, item.UserAgent)).Single());
    }
}
