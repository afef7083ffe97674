using System.Runtime.InteropServices;
using System.Text;
using Puffy.Analytics.Intake;

namespace Puffy.Ingest.Tests;

public sealed class UnreadableFileTests
{
    /// <summary>The user nobody of Linux.</summary>
    private const int Nobody = 65534;

    [Fact]
    public void A_file_without_required_columns_names_them_and_those_it_has()
    {
        Assert.Equal(
            "the header has no column for user_id; it has: visitor, timestamp, event_name",
            Export.WhyUnreadable("visitor,timestamp,event_name\nu1,2025-01-01T00:00:00Z,page_viewed\n"));
        Assert.Equal(
            "the header has no column for user_id and timestamp and event_name; it has: a, b",
            Export.WhyUnreadable("a,b\n1,2\n"));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Another_separator_than_the_comma_can_be_seen_in_the_reason(char separator) =>
        Assert.Contains(
            $"it has: client_id{separator}timestamp{separator}event_name",
            Export.WhyUnreadable(Export.Header.Replace(',', separator)),
            StringComparison.Ordinal);

    [Fact]
    public void A_very_long_header_is_told_by_its_start()
    {
        var reason = Export.WhyUnreadable(new string('x', 100_000));

        Assert.EndsWith("xxx…", reason, StringComparison.Ordinal);
        Assert.True(reason.Length < 400);
    }

    [Fact]
    public void A_header_without_an_end_is_no_header() =>
        Assert.Equal("the header does not end within 8 MiB; is this a CSV file?", Export.WhyUnreadable(new string('x', 18 << 20)));

    [Theory]
    [InlineData("client_id,timestamp,event_name,\0\n")]
    [InlineData("client_id,timestamp,event_name,page\u0001\n")]
    [InlineData("\"client_id,timestamp,event_name\nu1,2025-01-01T00:00:00Z,page_viewed\n")]
    public void A_header_that_is_no_text_is_told_as_such(string text) =>
        Assert.StartsWith("the header is no text", Export.WhyUnreadable(text), StringComparison.Ordinal);

    [Fact]
    public void A_binary_file_is_no_text()
    {
        byte[] image = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13];
        Assert.StartsWith("the header is no text", Export.WhyUnreadable(image), StringComparison.Ordinal);
        Assert.StartsWith("the header is no text", Export.WhyUnreadable(Export.Compressed(Export.Header)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_UTF16_or_UTF32_is_told_to_be_saved_as_UTF8()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(true, true) })
        {
            byte[] text = encoding.GetBytes(Export.Header + Export.Row("/"));
            Assert.Contains("Save it as UTF-8 CSV", Export.WhyUnreadable([.. encoding.GetPreamble(), .. text]), StringComparison.Ordinal);
            Assert.Contains("Save it as UTF-8 CSV", Export.WhyUnreadable(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_first_line_of_one_empty_field_is_no_empty_file() =>
        Assert.StartsWith("the header has no column for", Export.WhyUnreadable("\"\"\n" + Export.Header + Export.Row("/")), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_only_by_its_name_is_gzip_is_told() =>
        Assert.StartsWith("the file can't be decompressed; is it gzip", Export.WhyUnreadable(Export.Header, "events.csv.gz"), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_no_file()
    {
        var folder = Directory.CreateTempSubdirectory("puffy-folder-");
        try
        {
            var path = folder.CreateSubdirectory("x.csv").FullName;
            Assert.Contains(path, Assert.Throws<UnreadableFileException>(() => Open(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_that_is_gone_is_named() =>
        Assert.Contains("/gone/x.csv", Assert.Throws<UnreadableFileException>(() => Open("/gone/x.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_may_not_be_read_is_named()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var export = new Export(Export.Header);
        File.SetUnixFileMode(export.File.Path, UnixFileMode.None);

        Assert.Contains(export.File.Path, AsNobody(() => Assert.Throws<UnreadableFileException>(() => Open(export.File.Path))).Message, StringComparison.Ordinal);
    }

    /// <summary>Does something without the rights of root, who may read every file.</summary>
    private static T AsNobody<T>(Func<T> act)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return act();
        }

        Assert.SkipUnless(OperatingSystem.IsLinux(), "Run as root, who may read every file.");
        var before = SetFileSystemUser(Nobody);
        try
        {
            return act();
        }
        finally
        {
            _ = SetFileSystemUser(before);
        }
    }

    /// <summary>Linux: as whom this thread opens files.</summary>
    /// <returns>As whom it did before.</returns>
    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFileSystemUser(int user);

    private static ExportReader Open(string path) => ExportReader.Open(new ExportFile(path), 1, new RowValidator());
}
