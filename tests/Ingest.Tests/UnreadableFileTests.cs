using System.Runtime.InteropServices;
using System.Text;
using Puffy.Analytics.Intake;
using Puffy.Ingest.Files;

namespace Puffy.Ingest.Tests;

public sealed class UnreadableFileTests
{
    /// <summary>The user nobody of Linux.</summary>
    private const int Nobody = 65534;

    [Fact]
    public void A_file_without_required_columns_names_them_and_those_it_has()
    {
        Assert.Equal(
            "the header has no column for user_id; read as UTF-8 with commas it has: visitor, timestamp, event_name",
            Export.WhyUnreadable("visitor,timestamp,event_name\nu1,2025-01-01T00:00:00Z,page_viewed\n"));
        Assert.Equal(
            "the header has no column for user_id, timestamp and event_name; read as UTF-8 with commas it has: a, b",
            Export.WhyUnreadable("a,b\n1,2\n"));
    }

    [Theory]
    [InlineData(';', "semicolons")]
    [InlineData('\t', "tabs")]
    [InlineData('|', "pipes")]
    public void The_separator_that_was_tried_is_told(char separator, string name) =>
        Assert.Equal(
            $"the header has no column for timestamp; read as UTF-8 with {name} it has: client_id, time, event_name",
            Export.WhyUnreadable($"client_id{separator}time{separator}event_name\n"));

    [Fact]
    public void The_encoding_that_was_tried_is_told() =>
        Assert.StartsWith(
            "the header has no column for user_id; read as UTF-16 with commas it has: visitor",
            Export.WhyUnreadable([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("visitor,timestamp,event_name\n")]),
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
        Assert.StartsWith("the header is not text", Export.WhyUnreadable(text), StringComparison.Ordinal);

    [Fact]
    public void A_binary_file_is_no_text()
    {
        byte[] image = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13];
        Assert.StartsWith("the header is not text", Export.WhyUnreadable(image), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_UTF32_is_told_to_be_saved_as_UTF8()
    {
        foreach (var encoding in new[] { Encoding.UTF32, new UTF32Encoding(true, true) })
        {
            Assert.Equal(
                "the file is UTF-32 text. Save it as UTF-8 CSV.",
                Export.WhyUnreadable([.. encoding.GetPreamble(), .. encoding.GetBytes(Export.Header + Export.Row("/"))]));
        }
    }

    [Fact]
    public void UTF16_without_a_byte_order_mark_is_told_to_need_one() =>
        Assert.Contains("UTF-16 needs a byte order mark", Export.WhyUnreadable(Encoding.Unicode.GetBytes(Export.Header)), StringComparison.Ordinal);

    [Fact]
    public void A_first_line_of_one_empty_field_is_no_empty_file() =>
        Assert.StartsWith("the header has no column for", Export.WhyUnreadable("\"\"\n" + Export.Header + Export.Row("/")), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { (byte)'B', (byte)'Z', (byte)'h', (byte)'9' }, "Bzip2")]
    [InlineData(new byte[] { 0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0 }, "Xz")]
    [InlineData(new byte[] { (byte)'P', (byte)'A', (byte)'R', (byte)'1' }, "Parquet")]
    public void A_form_that_is_not_read_is_named_with_those_that_are(byte[] start, string name) =>
        Assert.Equal(
            $"the file is {name}, which Puffy can't read; export CSV, plain or compressed with gzip, zstd or zip",
            Export.WhyUnreadable([.. start, .. new byte[100]]));

    [Fact]
    public void A_packed_file_that_is_damaged_from_its_start_is_told_so() =>
        Assert.StartsWith("the file can't be unpacked; is it whole?", Export.WhyUnreadable([0x1F, 0x8B, 8, 0, 1, 2, 3]), StringComparison.Ordinal);

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
