using Puffy.Analytics.Intake;
using Puffy.Ingest.Files;

namespace Puffy.Ingest.Tests;

public sealed class CompressedFileTests
{
    private const string Name = "events.csv.gz";

    /// <summary>Rows that do not compress well, so that a part of the file holds a part of the rows.</summary>
    private static readonly string Rows = string.Concat(Enumerable.Range(0, 5_000).Select(row => Export.Row($"/{Scattered(row):x16}", $"u{row}")));

    [Fact]
    public void A_compressed_file_reads_as_the_file_in_it()
    {
        var plain = Export.Read(Export.Header + Rows);
        var compressed = Export.Read(Export.Compressed(Export.Header + Rows), "EVENTS.CSV.GZ");

        Assert.Equal(plain.Accepted, compressed.Accepted);
        Assert.Empty(compressed.FileFindings);
    }

    [Fact]
    public void Compressed_files_that_were_joined_read_as_one() =>
        Assert.Equal(
            ["/a", "/b"],
            Export.Read([.. Export.Compressed(Export.Header + Export.Row("/a")), .. Export.Compressed(Export.Row("/b"))], Name).Pages);

    [Fact]
    public void Of_a_file_that_breaks_off_the_rows_before_stand_and_the_broken_one_is_refused()
    {
        var whole = Export.Read(Export.Header + Rows);
        var bytes = Export.Compressed(Export.Header + Rows);
        var read = Export.Read(bytes[..(bytes.Length / 2)], Name);

        Assert.InRange(read.Accepted.Count, 1_000, 4_000);
        Assert.Equal(whole.Accepted.Take(read.Accepted.Count), read.Accepted);
        Assert.All(read.Refused, row => Assert.Contains("breaks off", row.Refusal.Detail, StringComparison.Ordinal));
        Assert.InRange(read.Refused.Count, 0, 1);
        Assert.Equal(read.Rows, read.Accepted.Count + read.Refused.Count);
        var finding = Assert.Single(read.FileFindings);
        Assert.Equal(FindingKinds.TruncatedFile, finding.Kind);
        Assert.StartsWith($"the file could not be read beyond row {read.Rows}: ", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Wherever_a_file_breaks_off_no_row_is_taken_for_another()
    {
        var text = Export.Header + Export.Row("/abc") + Export.Row("/defghi") + Export.Row("/jklmno");
        var bytes = Export.Compressed(text);
        for (var length = 1; length < bytes.Length; length++)
        {
            using var export = new Export(bytes[..length], Name);
            try
            {
                var read = export.Read();
                Assert.Equal(new[] { "/abc", "/defghi", "/jklmno" }.Take(read.Accepted.Count), read.Pages);
                Assert.Equal(FindingKinds.TruncatedFile, Assert.Single(read.FileFindings).Kind);
            }
            catch (UnreadableFileException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }
    }

    [Fact]
    public void Damage_within_is_found_at_the_latest_by_the_checksum()
    {
        var bytes = Export.Compressed(Export.Header + Rows);
        bytes[^6] ^= 0xFF;
        var read = Export.Read(bytes, Name);

        Assert.Equal(Export.Read(Export.Header + Rows).Accepted.Take(read.Accepted.Count), read.Accepted);
        Assert.Equal(FindingKinds.TruncatedFile, Assert.Single(read.FileFindings).Kind);
    }

    [Fact]
    public void Position_is_that_in_the_compressed_file()
    {
        using var export = new Export(Export.Compressed(Export.Header + Rows), Name);
        using var reader = export.Open();
        while (reader.ReadNext() is not null)
        {
        }

        Assert.Equal(new FileInfo(export.File.Path).Length, reader.Position);
    }

    private static ulong Scattered(int row) => unchecked((ulong)row * 0x9E3779B97F4A7C15);
}
