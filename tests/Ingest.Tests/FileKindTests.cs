using System.Diagnostics;
using Puffy.Analytics;
using Puffy.Ingest.Files;

namespace Puffy.Ingest.Tests;

public sealed class FileKindTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("puffy-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("/dev/zero", "is a device")]
    [InlineData("/dev/null", "is a device")]
    public void A_device_is_refused(string path, string words) => AssertRefused(path, words);

    [Fact]
    public void A_pipe_is_refused_named_or_found()
    {
        var pipe = Path.Combine(_folder.FullName, "day.csv");
        using (var make = Process.Start("mkfifo", pipe))
        {
            make.WaitForExit();
        }

        AssertRefused(pipe, "is a pipe");
        AssertRefused(_folder.FullName, "is a pipe");
    }

    [Fact]
    public void A_link_to_itself_is_refused()
    {
        var link = Path.Combine(_folder.FullName, "day.csv");
        File.CreateSymbolicLink(link, link);

        AssertRefused(link, "is a link that leads back to itself");
    }

    [Fact]
    public void A_link_to_a_file_is_read()
    {
        var file = Path.Combine(_folder.FullName, "day.csv");
        File.WriteAllText(file, "a,b\n");
        var link = Path.Combine(_folder.FullName, "link.csv");
        File.CreateSymbolicLink(link, file);

        Assert.Single(ExportFiles.Expand([link]));
    }

    private static void AssertRefused(string path, string words)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "kinds of files are told on Linux only");
        Assert.Contains(words, Assert.Throws<InvalidInputException>(() => ExportFiles.Expand([path])).Message, StringComparison.Ordinal);
    }
}
