using System.Text.Json;
using System.Text.RegularExpressions;
using Puffy.CommandLine;
using Puffy.Facts.Funnels;

namespace Puffy.Queries.Tests.Explore;

/// <summary>The examples of docs/queries.md, asked as a reader would ask them.</summary>
public sealed partial class DocumentedQuestionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("puffy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_example_is_answered()
    {
        var text = await File.ReadAllTextAsync(Document(), TestContext.Current.CancellationToken);
        var (store, question) = (Path.Combine(_folder, "shop.store"), Path.Combine(_folder, "question.json"));
        await File.WriteAllTextAsync(question, QuestionBlock().Match(text).Groups["json"].Value, TestContext.Current.CancellationToken);
        await PuffyCommand.DoneAsync("sample", "--output", Path.Combine(_folder, "exports"), "--users", "60", "--days", "2");
        await PuffyCommand.DoneAsync("load", "--input", Path.Combine(_folder, "exports"), "--store", store);
        var commands = QueryLines().Matches(text).Select(line => line.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Equal(3, commands.Count);
        foreach (var arguments in commands)
        {
            var result = await PuffyCommand.RunAsync([.. arguments.Select(word => word == "shop.store" ? store : word == "question.json" ? question : word)]);

            Assert.True(result.Status == 0, $"puffy {string.Join(' ', arguments)}\n{result.Error}");
        }
    }

    [Fact]
    public void The_example_of_a_funnel_is_one()
    {
        var json = FunnelExample().Match(File.ReadAllText(Document())).Groups["json"].Value;

        var asked = FunnelJson.Parse(JsonDocument.Parse(json).RootElement, TimeProvider.System);

        Assert.Equal(["page_viewed", "/cart"], asked.Steps.Select(step => step.Name));
    }

    private static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Puffy.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "queries.md");
    }

    [GeneratedRegex(@"^puffy (?<arguments>query [^#\r\n]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex QueryLines();

    [GeneratedRegex("""```json\n(?<json>\{\s*"metrics".*?)```""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex QuestionBlock();

    [GeneratedRegex("""`(?<json>\{"steps".*?\})`""", RegexOptions.ExplicitCapture)]
    private static partial Regex FunnelExample();
}
