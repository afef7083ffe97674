using System.Diagnostics;

namespace Puffy.Page;

/// <summary>Runs the page's own tests: its types, and its behaviour in Chromium.</summary>
public sealed class BrowserTests
{
    private static readonly string Chromium = Environment.GetEnvironmentVariable("PUFFY_CHROMIUM") ?? "/usr/bin/chromium";

    [Fact]
    public async Task Modules_and_tests_are_type_checked()
    {
        SkipWithoutNode();
        await RunAsync("node_modules/typescript/bin/tsc", "-p", ".");
    }

    [Theory]
    [InlineData("key.test.mjs")]
    [InlineData("figures.test.mjs")]
    [InlineData("filters.test.mjs")]
    [InlineData("states.test.mjs")]
    [InlineData("access.test.mjs")]
    [InlineData("live.test.mjs")]
    public async Task The_page_behaves_in_a_browser(string tests)
    {
        SkipWithoutNode();
        Assert.SkipUnless(File.Exists(Chromium), $"There is no Chromium at {Chromium}: install it, or name it in PUFFY_CHROMIUM.");
        if (tests == "live.test.mjs")
        {
            Assert.True(File.Exists(PageFolders.Program), $"There is no program at {PageFolders.Program}: build src/Client first.");
        }

        await RunAsync("--test", tests);
    }

    [Fact]
    public void Every_file_of_tests_is_run()
    {
        var run = typeof(BrowserTests).GetMethod(nameof(The_page_behaves_in_a_browser))!.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Cast<InlineDataAttribute>().Select(data => (string)data.Data[0]!);
        Assert.Equal(Directory.GetFiles(PageFolders.Tests, "*.test.mjs").Select(Path.GetFileName).Order(), run.Order());
    }

    private static void SkipWithoutNode() => Assert.SkipUnless(
        Directory.Exists(Path.Combine(PageFolders.Tests, "node_modules/playwright-core")), "The packages of the page's tests are not there: run npm ci in tests/Page.");

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = PageFolders.Tests, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PUFFY"] = PageFolders.Program;
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await output + await errors);
    }
}
