using System.Text.Json;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Queries;
using Puffy.Queries.Explore;

namespace Puffy.Benchmarks.Questions;

/// <summary>A store that is asked as the API asks it: from JSON to JSON.</summary>
internal sealed class AskedStore(StoreQueries queries)
{
    private static readonly string[] Filtered = ["channel", "device", "browser", "landing_page", "source", "visitor", "channel_group"];

    /// <summary>The store.</summary>
    public StoreQueries Queries => queries;

    /// <summary>Bytes of live objects.</summary>
    public static long Heap()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Asks, and writes the answer.</summary>
    public async Task<FactAnswer> AskAsync(string json)
    {
        using var question = JsonDocument.Parse(json);
        var answer = await queries.AskAsync(new ExploreQuestion(QuestionJson.Parse(question.RootElement, TimeProvider.System), TimeProvider.System));
        _ = FactAnswerJson.Serialize(answer);
        return answer;
    }

    /// <summary>Values to filter by, the most frequent ones.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ValuesAsync()
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in Filtered)
        {
            var answer = await AskAsync($$"""{"metrics":["sessions"],"dimensions":["{{name}}"],"limit":20}""");
            values.Add(name, [.. answer.Results.Select(group => group.Key[0].Text)]);
        }

        return values;
    }
}
