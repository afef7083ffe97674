using System.Text;
using Puffy.Analytics.Intake;

namespace Puffy.Ingest.Tests;

public sealed class LongRowTests
{
    private static readonly string NineMebibytes = new('x', 9 << 20);

    [Theory]
    [InlineData("events.csv")]
    [InlineData("events.csv.gz")]
    public void Rows_after_one_of_any_length_are_read(string name)
    {
        var before = string.Concat(Enumerable.Range(0, 100).Select(row => Export.Row($"/{row}")));
        var text = Export.Header + before
            + Export.Row($"\"{NineMebibytes}\n\"\"{NineMebibytes}\"") + "\r\n" + Export.Row("/b") + Export.Row(NineMebibytes + NineMebibytes) + Export.Row("/c");
        var read = Export.Read(name.EndsWith(".gz", StringComparison.Ordinal) ? Export.Compressed(text) : Encoding.UTF8.GetBytes(text), name);

        Assert.Equal(104, read.Rows);
        Assert.Equal(["/b", "/c"], read.Pages.Skip(100));
        Assert.Equal([102, 104], read.Events.Skip(100).Select(item => item.Source.Row));
        Assert.Equal([101, 103], read.Refused.Select(row => row.Row));
        Assert.All(read.Refused, row => Assert.Equal(RefusalReason.OversizedField, row.Refusal.Reason));
        Assert.StartsWith("u1,2025-01-01T00:00:00Z,page_viewed,\"xxx", read.Refused[0].Raw, StringComparison.Ordinal);
        Assert.Empty(read.FileFindings);
    }

    [Fact]
    public void A_long_first_row_after_a_byte_order_mark_is_passed_over_too() =>
        Assert.Equal(["/b"], Export.Read("\uFEFF" + Export.Header + Export.Row(NineMebibytes + NineMebibytes) + Export.Row("/b")).Pages);

    [Fact]
    public void A_long_row_of_the_wrong_number_of_fields_is_malformed()
    {
        var refused = Assert.Single(Export.Read(Export.Header + Export.Row(NineMebibytes + "," + NineMebibytes) + Export.Row("/b")).Refused);

        Assert.Equal(RefusalReason.MalformedRow, refused.Refusal.Reason);
        Assert.StartsWith("the row has 5 fields where the header has 4", refused.Refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_before_100_MB_costs_one_row_and_little_memory()
    {
        using var export = new Export(Export.Header + Export.Row("/a") + Export.Row("\"/never closed"));
        var row = Encoding.ASCII.GetBytes(Export.Row("/swallowed"));
        using (var file = File.Open(export.File.Path, FileMode.Append))
        {
            var rows = Enumerable.Repeat(row, 20_000).SelectMany(bytes => bytes).ToArray();
            for (var written = 0; written < 100_000_000; written += rows.Length)
            {
                file.Write(rows);
            }
        }

        using var reader = export.Open();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var batch = reader.ReadNext()!;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Null(reader.ReadNext());
        Assert.Equal("/a", Assert.Single(batch.Accepted).Event.PageUrl);
        var refused = Assert.Single(batch.Refused);
        Assert.Equal((2, RefusalReason.MalformedRow), (refused.Row, refused.Refusal.Reason));
        Assert.Contains("never closed", refused.Refusal.Detail, StringComparison.Ordinal);
        Assert.StartsWith("u1,2025-01-01T00:00:00Z,page_viewed,\"/never closed\nu1,", refused.Raw, StringComparison.Ordinal);
        Assert.Equal(2, reader.Rows);

        // All buffers on the way to the longest, of 16 MiB, and the text that is kept.
        Assert.InRange(allocated, 0, 40 << 20);
    }
}
