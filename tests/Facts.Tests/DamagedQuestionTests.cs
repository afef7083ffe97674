using System.Text.Json;
using System.Text.Json.Nodes;
using Puffy.Analytics;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Tests;

/// <summary>Whatever a question says, it is taken or refused in a sentence.</summary>
public sealed class DamagedQuestionTests
{
    private const int Questions = 3_000;

    private const string Whole = """
        {"metrics":["users","orders","revenue"],"dimensions":["channel","time:day"],"date_range":["2025-02-23","2025-03-01"],"time_zone":"Europe/Berlin",
        "filters":[["is","device",["mobile"]],["or",[["matches","os",["(?i)ios"]],["not",["is","is_bot",[true]]]]],["has_done",["is","event_name",["page_viewed"]]]],
        "model":"markov","order_by":[["revenue","desc"]],"include":{"comparison":"previous_period","totals":true,"chance":true},"limit":100,"offset":0}
        """;

    private static readonly string[] Junk =
    [
        "null", "true", "0", "-1", "1e400", "99999999999999999999", "0.5", "\"\"", "\"7d\"", "\"users\"", "\"page\"", "\"time:hour\"", "\"9999-12-31\"", "\"0001-01-01\"",
        "\"2025-02-30\"", "\"Mars/Olympus\"", "\"((((\"", "\"(?<=a)b\"", "\"HALF\"", "\"\\u0000\"", "[]", "[[]]", "[null]", "{}", "{\"metrics\":[]}", "[\"is\"]",
        "[\"is\",\"page\",[\"/\"]]", "[\"and\",[]]", "[\"not\",[\"not\",[]]]", "[\"has_done\",[\"has_done\",[]]]", "[\"contains\",\"is_bot\",[true]]", "[\"is\",\"os\",[1]]",
    ];

#pragma warning disable CA5394 // Damage needs no secret.
    private readonly Random _random = new(1);

    [Fact]
    public void Each_is_taken_or_refused_in_a_sentence()
    {
        var refused = 0;
        for (var i = 0; i < Questions; i++)
        {
            var damaged = JsonNode.Parse(Whole)!;
            for (var times = 1 + _random.Next(3); times > 0; times--)
            {
                damaged = Damage(damaged);
            }

            // Half a character of two can't be written, and comes all the same.
            var json = (damaged?.ToJsonString() ?? "null").Replace("HALF", "\\ud800", StringComparison.Ordinal);
            using var document = JsonDocument.Parse(_random.Next(10) == 0 ? json.Replace("\"metrics\":", "\"limit\":1,\"metrics\":", StringComparison.Ordinal) : json);
            try
            {
                _ = QuestionJson.Parse(document.RootElement, TimeProvider.System);
            }
            catch (InvalidInputException refusal)
            {
                refused++;
                Assert.True(refusal.Message.Length > 20 && refusal.Message[^1] == '.' && char.IsWhiteSpace(refusal.Message, refusal.Message.IndexOf(' ', StringComparison.Ordinal)), $"{refusal.Message}\n{json}");
            }
        }

        Assert.InRange(refused, Questions / 2, Questions - 1);
    }

    /// <summary>Replaces, removes, doubles or renames something somewhere within.</summary>
    private JsonNode? Damage(JsonNode? node)
    {
        if (_random.Next(6) == 0 || node is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            return JsonNode.Parse(Junk[_random.Next(Junk.Length)]);
        }

        if (node is JsonArray list)
        {
            var at = _random.Next(list.Count);
            switch (_random.Next(5))
            {
                case 0: list.RemoveAt(at); break;
                case 1: list.Add(list[at]?.DeepClone()); break;
                default: list[at] = Damage(list[at]?.DeepClone()); break;
            }

            return list;
        }

        var fields = node.AsObject();
        var (name, value) = fields.ElementAt(_random.Next(fields.Count));
        switch (_random.Next(6))
        {
            case 0: fields.Remove(name); break;
            case 1: fields[name + (_random.Next(2) == 0 ? "s" : "HALF")] = value?.DeepClone(); break;
            default: fields[name] = Damage(value?.DeepClone()); break;
        }

        return fields;
    }
#pragma warning restore CA5394
}
