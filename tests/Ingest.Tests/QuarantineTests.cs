using Puffy.Analytics.Intake;

namespace Puffy.Ingest.Tests;

public sealed class QuarantineTests
{
    [Theory]
    [InlineData("u1,2025-01-01T00:00:00Z,page_viewed", "the row has 3 fields where the header has 4")]
    [InlineData("u1", "the row has 1 field where the header has 4")]
    [InlineData("u1,2025-01-01T00:00:00Z,page_viewed,/a,b", "the row has 5 fields where the header has 4")]
    [InlineData("u1,2025-01-01T00:00:00Z,page_viewed,/a,", "the row has 5 fields where the header has 4")]
    public void A_row_of_too_few_or_too_many_fields_is_malformed(string row, string detail)
    {
        var refused = Assert.Single(Export.Read(Export.Header + row + "\n" + Export.Row("/next"), "events_20250102.csv").Refused);

        Assert.Equal((1, row), (refused.Row, refused.Raw));
        Assert.StartsWith(detail, refused.Refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(
            new Refusal(RefusalReason.MalformedRow, refused.Refusal.Detail, "", new DateOnly(2025, 1, 2), ColumnSet.None), refused.Refusal);
    }

    [Fact]
    public void A_NUL_byte_makes_a_row_malformed_and_shows_as_the_replacement_character()
    {
        var read = Export.Read(Export.Header + Export.Row("/a\0b") + Export.Row("\"\0\"") + Export.Row("/next"));

        Assert.Equal(["/next"], read.Pages);
        Assert.All(read.Refused, row => Assert.Equal("a field has a NUL byte", row.Refusal.Detail));
        Assert.Equal("u1,2025-01-01T00:00:00Z,page_viewed,/a\uFFFDb", read.Refused[0].Raw);
    }

    [Fact]
    public void Of_a_malformed_row_with_other_faults_the_form_is_told() =>
        Assert.Equal(RefusalReason.MalformedRow, Assert.Single(Export.Read(Export.Header + ",?,\0\n").Refused).Refusal.Reason);

    [Fact]
    public void The_text_of_a_refused_row_is_kept_as_it_stood()
    {
        const string row = " \"\" ,\"20\"\"25\",\tx ,\"a\r\nb, c\"";
        var refused = Assert.Single(Export.Read(Export.Header + row + "\r\n").Refused);

        Assert.Equal(RefusalReason.InvalidTimestamp, refused.Refusal.Reason);
        Assert.Equal(row, refused.Raw);
    }

    [Fact]
    public void A_row_without_a_readable_time_counts_on_the_day_in_the_files_name()
    {
        var refused = Export.Read(Export.Header + "u1,?,page_viewed,/\nu1,2025-03-04T00:00:00Z,,/\n", "events_20250102.csv").Refused;

        Assert.Equal([new DateOnly(2025, 1, 2), new DateOnly(2025, 3, 4)], refused.Select(row => row.Refusal.Day));
    }

    [Fact]
    public void A_field_of_64_KiB_is_accepted_and_one_of_a_byte_more_is_refused()
    {
        var longest = new string('x', 65_536);
        var read = Export.Read(Export.Header + Export.Row(longest) + Export.Row(longest + "x") + Export.Row($"\"{longest}\"") + Export.Row("/next"));

        Assert.Equal([longest, longest, "/next"], read.Pages);
        var refused = Assert.Single(read.Refused);
        Assert.Equal((2, RefusalReason.OversizedField), (refused.Row, refused.Refusal.Reason));
        Assert.Contains("65537 bytes", refused.Refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_field_of_a_column_that_is_not_known_is_refused_too()
    {
        var read = Export.Read("user_id,timestamp,event_name,note\n" + Export.Row(new string('x', 65_537)));

        Assert.Equal(RefusalReason.OversizedField, Assert.Single(read.Refused).Refusal.Reason);
    }

    [Fact]
    public void A_long_row_of_short_fields_is_accepted()
    {
        var field = new string('x', 60_000);
        var read = Export.Read("user_id,timestamp,event_name,page_url,referrer,a,b\n" + $"u1,2025-01-01T00:00:00Z,page_viewed,{field},{field},{field},{field}\n");

        Assert.Equal(field, Assert.Single(read.Events).Referrer);
    }

    [Fact]
    public void Text_beyond_64_KiB_is_cut_off_at_a_whole_character()
    {
        var row = Export.Row(new string('é', 40_000)).TrimEnd();
        var refused = Assert.Single(Export.Read(Export.Header + row + "\n").Refused);

        // 36 bytes precede the page, so 64 KiB end after 32,750 characters of two bytes.
        Assert.Equal($"{row[..(36 + 32_750)]}… (14500 bytes more)", refused.Raw);
        var odd = Assert.Single(Export.Read(Export.Header + "1" + row + "\n").Refused);
        Assert.Equal($"1{row[..(36 + 32_749)]}… (14502 bytes more)", odd.Raw);
    }

    [Fact]
    public void Many_long_refused_rows_are_handed_over_in_several_batches()
    {
        var row = new string('x', 60_000) + "\n";
        var read = Export.Read(Export.Header + string.Concat(Enumerable.Repeat(row, 300)));

        Assert.Equal(300, read.Refused.Count);
        Assert.Equal([140, 140, 20], read.RowsOfBatches);
    }
}
