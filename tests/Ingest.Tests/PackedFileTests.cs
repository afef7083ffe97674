using System.IO.Compression;
using System.Text;
using Puffy.Ingest.Files;
using ZstdSharp;

namespace Puffy.Ingest.Tests;

public sealed class PackedFileTests : IDisposable
{
    private static readonly string Text = Export.Header + Export.Row("/a") + Export.Row("/b");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("puffy-packed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("events.csv")]
    [InlineData("events.csv.gz")]
    [InlineData("events.csv.zst")]
    [InlineData("events.zip")]
    [InlineData("events")]
    public void The_first_bytes_tell_how_a_file_is_packed_whatever_its_name(string name)
    {
        Assert.Equal(["/a", "/b"], Export.Read(Text, name).Pages);
        Assert.Equal(["/a", "/b"], Export.Read(Export.Compressed(Text), name).Pages);
        Assert.Equal(["/a", "/b"], Export.Read(Zstandard(Text), name).Pages);
    }

    [Fact]
    public void Zstandard_frames_that_were_joined_and_frames_to_be_skipped_read_as_one()
    {
        byte[] skipped = [0x52, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];

        Assert.Equal(
            ["/a", "/b", "/c"], Export.Read([.. skipped, .. Zstandard(Text), .. skipped, .. Zstandard(Export.Row("/c"))], "events.csv.zst").Pages);
    }

    [Fact]
    public void Of_a_Zstandard_file_that_breaks_off_the_rows_before_stand()
    {
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(row => Export.Row($"/{unchecked((ulong)row * 0x9E3779B97F4A7C15):x16}")));
        var bytes = Zstandard(Export.Header + rows);
        var read = Export.Read(bytes[..(bytes.Length / 2)], "events.csv.zst");

        Assert.InRange(read.Accepted.Count, 1, 19_999);
        Assert.Equal("truncated_file", Assert.Single(read.FileFindings).Kind);
    }

    [Fact]
    public void A_zip_archive_stands_for_the_files_in_it()
    {
        var path = Zip("shop.zip", ("b_20250302.csv", Text), ("a.csv", Text), ("deeper/c.csv.gz", Text), ("deeper/", ""), ("__MACOSX/._a.csv", "x"), (".hidden.csv", "x"), ("README.txt", "Read me."));
        var files = ExportFiles.Expand([path]);

        Assert.Equal(["shop.zip/README.txt", "shop.zip/a.csv", "shop.zip/b_20250302.csv", "shop.zip/deeper/c.csv.gz"], files.Select(file => file.Name));
        Assert.Equal([true, false, false, false], files.Select(file => file.IsForeign));
        Assert.Equal(new DateOnly(2025, 3, 2), files[2].Day);
        Assert.All(files.Skip(1), file => Assert.Equal(["/a", "/b"], Pages(file)));
    }

    [Fact]
    public void Files_in_an_archive_may_be_packed_again()
    {
        var path = Path.Combine(_folder.FullName, "shop.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("a.csv.gz").Open();
            entry.Write(Export.Compressed(Text));
        }

        Assert.Equal(["/a", "/b"], Pages(Assert.Single(ExportFiles.Expand([path]))));
    }

    [Fact]
    public void An_archive_without_an_export_is_one_foreign_file_of_its_folder()
    {
        Zip("table.xlsx", ("xl/workbook.xml", "<workbook/>"));
        Zip("photos.zip", ("a.jpg", "x"));
        var files = ExportFiles.Expand([_folder.FullName]);

        Assert.Equal([("photos.zip", true), ("table.xlsx", true)], files.Select(file => (file.Name, file.IsForeign)));
        Assert.StartsWith(
            "the zip archive holds no CSV file", Assert.Throws<UnreadableFileException>(() => Pages(files[0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_archive_that_is_called_as_exports_are_is_not_foreign()
    {
        var bytes = File.ReadAllBytes(Zip("shop.zip", ("a.csv", Text)));
        File.WriteAllBytes(Path.Combine(_folder.FullName, "shop.zip"), bytes[..(bytes.Length - 30)]);

        Assert.False(Assert.Single(ExportFiles.Expand([_folder.FullName])).IsForeign);
    }

    [Fact]
    public void A_foreign_file_of_no_bytes_is_not_opened()
    {
        // A pipe has no length either, and to open it would wait for its writer.
        var file = new ExportFile(Path.Combine(_folder.FullName, "pipe")) { IsForeign = true };

        Assert.Equal("the file is empty", Assert.Throws<UnreadableFileException>(() => Pages(file)).Message);
    }

    private static List<string> Pages(ExportFile file)
    {
        using var reader = ExportReader.Open(file, 1, new Analytics.Intake.RowValidator());
        var batch = reader.ReadNext()!;
        return [.. batch.Accepted.Select(row => row.Event.PageUrl)];
    }

    private static byte[] Zstandard(string text)
    {
        using var compressor = new Compressor();
        return compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray();
    }

    private string Zip(string name, params (string Name, string Text)[] entries)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entryName, text) in entries)
        {
            using var entry = archive.CreateEntry(entryName).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return path;
    }
}
