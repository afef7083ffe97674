using System.Text.Json;
using Puffy.Facts.Questions;

namespace Puffy.Benchmarks.Questions;

/// <summary>Questions with one to four metrics, up to two dimensions and up to three filters, the same from the same seed.</summary>
internal sealed class MadeUpQuestions(int seed, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    private static readonly string[] Splits = [.. DimensionNames.All.Where(name => name is not ("page" or "event_name"))];

#pragma warning disable CA5394 // Made-up questions need no secret.
    private readonly Random _random = new(seed);

    /// <summary>The next one.</summary>
    public string Next() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["metrics"] = Some(MetricNames.All, 1, 4),
        ["dimensions"] = Some(Splits, 0, 2),
        ["filters"] = Some([.. values.Keys], 0, 3).Select(Filter).ToArray(),
        ["limit"] = 100,
    });

    private object[] Filter(string name)
    {
        var value = values[name][_random.Next(values[name].Count)];
        return _random.Next(3) switch
        {
            0 => ["is_not", name, new[] { value }],
            1 => ["contains", name, new[] { value[..Math.Min(3, value.Length)] }],
            _ => ["is", name, new[] { value }],
        };
    }

    private string[] Some(IReadOnlyList<string> names, int least, int most)
    {
        var shuffled = names.ToArray();
        _random.Shuffle(shuffled);
        return shuffled[.._random.Next(least, most + 1)];
    }
#pragma warning restore CA5394
}
