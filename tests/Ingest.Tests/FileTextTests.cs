using System.IO.Compression;
using System.Text;
using Puffy.Analytics.Intake;
using Puffy.Ingest.Files;

namespace Puffy.Ingest.Tests;

/// <summary>Texts of rows that are read a second time, because their journeys did not take them.</summary>
public sealed class FileTextTests
{
    private const string Row = " u2 ,2025-01-02T03:04:05+01:00,\"page_viewed\",\"/\"\"é\"\"\n\"";

    private static readonly string Text = Export.Header + Export.Row("/a") + "too,few\n" + Row + "\n" + Export.Row("/b");

    [Fact]
    public void A_text_is_as_it_stood() =>
        Assert.Equal([Export.Row("/a").TrimEnd('\n'), Row, Export.Row("/b").TrimEnd('\n')], Export.Read(Text).AcceptedTexts);

    [Fact]
    public void A_byte_order_mark_moves_no_text() =>
        Assert.Equal(Export.Read(Text).AcceptedTexts, Export.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)]).AcceptedTexts);

    [Fact]
    public void UTF_16_is_read_again_as_UTF_8() =>
        Assert.Equal(Export.Read(Text).AcceptedTexts, Export.Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]).AcceptedTexts);

    [Fact]
    public void Windows_1252_is_read_again_as_such_although_only_a_later_row_shows_it()
    {
        var read = Export.Read(Encoding.Latin1.GetBytes(Text));

        Assert.Equal(Export.Read(Text).AcceptedTexts, read.AcceptedTexts);
    }

    [Fact]
    public void A_compressed_file_is_unpacked_again()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Text));
        }

        Assert.Equal(Export.Read(Text).AcceptedTexts, Export.Read(bytes.ToArray(), "events.csv.gz").AcceptedTexts);
    }

    [Fact]
    public void Places_far_apart_are_found()
    {
        // Between two rows that are asked for lie 3 MB, more than is read over.
        var filler = string.Concat(Enumerable.Repeat(Export.Row(new string('x', 1000)), 3000));
        using var export = new Export(Text + filler + Row + "\n");
        using var reader = export.Open();
        var places = new List<TextPlace>();
        while (reader.ReadNext() is { } batch)
        {
            places.AddRange(batch.Places);
        }

        Assert.Equal([Row, Row], reader.Text.Read([places[1], places[^1]]));
    }

    [Fact]
    public void A_text_of_more_than_64_KiB_is_cut_off()
    {
        var row = Export.Row(new string('x', 65_536)).TrimEnd('\n');

        Assert.Equal($"{row[..65_536]}… ({row.Length - 65_536} bytes more)", Assert.Single(Export.Read(Export.Header + row + "\n").AcceptedTexts));
    }

    [Fact]
    public void A_file_that_was_cut_short_meanwhile_is_told()
    {
        using var export = new Export(Text);
        using var reader = export.Open();
        var places = reader.ReadNext()!.Places;
        File.WriteAllText(export.File.Path, Export.Header);

        var told = Assert.Throws<UnreadableFileException>(() => reader.Text.Read(places).ToList());
        Assert.Contains("events.csv' was changed while it was loaded", told.Message, StringComparison.Ordinal);
    }
}
