using System.Text.RegularExpressions;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>The commands of README, run in their order in one folder, as a reader would.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string UserOfTheExamples = "1740268798-abc";

    /// <summary>The examples' files and folders, which here lie in a folder of their own.</summary>
    private static readonly string[] Names = ["exports/", "monday.csv", "shop.store", "out", "sample", "own.json", "backups/shop.store"];

    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task Every_command_of_README_does_what_it_says()
    {
        var examples = Examples(await File.ReadAllTextAsync(Repository("README.md"), TestContext.Current.CancellationToken));
        Assert.True(examples.Count > 10, $"README has {examples.Count} commands");
        await PuffyCommand.DoneAsync("sample", "--output", _workplace["exports/"], "--users", "300", "--days", "3", "--seed", "3");
        await File.WriteAllTextAsync(_workplace["monday.csv"], $$"""
            client_id,timestamp,event_name,page_url,event_data
            {{UserOfTheExamples}},2025-03-01T10:00:00Z,page_viewed,https://shop.example/?utm_source=newsletter&utm_medium=email,
            {{UserOfTheExamples}},2025-03-01T10:05:00Z,checkout_completed,https://shop.example/thanks,"{""transaction_id"":""T1"",""revenue"":12.5}"

            """, TestContext.Current.CancellationToken);
        File.Copy(Repository("src/Analytics/Channels/channel-rules.json"), _workplace["own.json"]);

        foreach (var example in examples)
        {
            var result = await PuffyCommand.RunAsync(Arguments(example));

            // Old data judged as of now is late, and --fail-on asks to hear of it.
            int[] allowed = example.Contains("--fail-on", StringComparison.Ordinal) ? [0, 2] : [0];
            Assert.True(allowed.Contains(result.Status), $"{example}\nended with {result.Status}:\n{result.Error}");
        }
    }

    private static List<string> Examples(string readme) =>
        [.. CommandLines().Matches(readme).Select(line => line.Groups["command"].Value.TrimEnd())];

    private string[] Arguments(string example) =>
        [.. Words().Matches(example).Select(word => word.Groups["quoted"].Success ? word.Groups["quoted"].Value : word.Value)
            // The first word is the command, of which one is called like a folder. A sample of 700,000 users is the reader's to make.
            .Select((word, at) => word == "700000" ? "70" : at > 0 && Names.Contains(word) ? _workplace[word] : word)];

    private static string Repository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Puffy.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, path);
    }

    [GeneratedRegex(@"^puffy (?<command>[a-z][^#\r\n]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLines();

    [GeneratedRegex("""('|")(?<quoted>[^'"]*)('|")|\S+""", RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
