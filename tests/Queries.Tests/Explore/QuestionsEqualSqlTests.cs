using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Puffy.CommandLine;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Grains.Options;
using Puffy.Queries.Explore;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;

namespace Puffy.Queries.Tests.Explore;

/// <summary>Every answer equals the same question put in SQL to the tables that the store exports.</summary>
public sealed class QuestionsEqualSqlTests : IDisposable
{
    /// <summary>More questions, or another shop's exports: PUFFY_QUESTIONS and PUFFY_EXPORTS say so where a longer run is wanted.</summary>
    private static readonly int Questions = int.Parse(Environment.GetEnvironmentVariable("PUFFY_QUESTIONS") ?? "300", CultureInfo.InvariantCulture);

    /// <summary>PUFFY_LATE_CHANGES says how many changes come late.</summary>
    private static readonly int LateChanges = int.Parse(Environment.GetEnvironmentVariable("PUFFY_LATE_CHANGES") ?? "400", CultureInfo.InvariantCulture);

    private readonly string _folder = Directory.CreateTempSubdirectory("puffy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData("none"), InlineData("email")]
    public async Task Random_questions_are_answered_as_SQL_answers_them(string identity)
    {
        var exports = await ExportsAsync();
        await PuffyCommand.DoneAsync("load", "--input", exports, "--store", Store, "--identity", identity);
        using var tables = await ExportAsync("tables");
        await using var silo = await StartAsync();

        AssertEqual(await AskAsync(silo, new RandomQuestions(seed: 1, tables, Days(tables)), Questions), tables);
    }

    [Theory, InlineData("none"), InlineData("email")]
    public async Task Facts_follow_late_events_replays_and_erasures_without_a_restart(string identity)
    {
        var exports = await ExportsAsync();
        await PuffyCommand.DoneAsync("load", "--input", exports, "--store", Store, "--identity", identity);
        using var before = await ExportAsync("before");
        var questions = new RandomQuestions(seed: 2, before, Days(before));
        IReadOnlyList<(FactQuestion, FactAnswer)> answers;
        await using (var silo = await StartAsync())
        {
            // The first answers build the facts; all that follows has to reach them.
            _ = await AskAsync(silo, questions, count: 5);
            var users = before.Rows("SELECT DISTINCT user_id FROM sessions ORDER BY 1").Select(row => (string)row[0]!).ToList();
            await new LateEvents(silo, users, Days(before).From, Days(before).Days, seed: 3).SendAsync(LateChanges, TestContext.Current.CancellationToken);
            answers = await AskAsync(silo, questions, Questions / 3);
        }

        using var after = await ExportAsync("after");
        var joined = File.ReadLines(At("after/silver/persons.csv")).Skip(1).Select(line => line.Split(',')).Count(row => row[0] != row[1]);
        Assert.True(identity == "email" ? joined > 5 : joined == 0, $"{joined} users are somebody else's person");
        AssertEqual(answers, after);
    }

    private static DateRange Days(ExportedTables tables)
    {
        var known = tables.Rows("SELECT strftime(min(started_at), '%Y-%m-%d'), strftime(max(started_at), '%Y-%m-%d') FROM sessions")[0];
        Assert.True(Period.TryParseDay((string)known[0]!, out var first) & Period.TryParseDay((string)known[1]!, out var last));
        return new DateRange(first, last);
    }

    private async Task<string> ExportsAsync()
    {
        if (Environment.GetEnvironmentVariable("PUFFY_EXPORTS") is { } given)
        {
            return given;
        }

        await PuffyCommand.DoneAsync("sample", "--output", At("sample"), "--users", "900", "--days", "12", "--first-day", "2025-03-25");
        return At("sample");
    }

    private async Task<ExportedTables> ExportAsync(string name)
    {
        await PuffyCommand.DoneAsync("export", "--store", Store, "--output", At(name));
        return new ExportedTables(At(name));
    }

    private Task<EmbeddedSilo> StartAsync() => EmbeddedSilo.StartAsync(
        new StoreOptions(Store), builder => builder.Services.AddSingleton<RulesInForce>(), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<(FactQuestion Question, FactAnswer Answer)>> AskAsync(EmbeddedSilo silo, RandomQuestions questions, int count)
    {
        var queries = new StoreQueries(silo.Grains, silo.StoreSettings.Shards);
        var answers = new List<(FactQuestion, FactAnswer)>();
        for (var i = 0; i < count; i++)
        {
            var question = questions.Next();
            answers.Add((question, await queries.AskAsync(new ExploreQuestion(question, TimeProvider.System), TestContext.Current.CancellationToken)));
        }

        return answers;
    }

    private static void AssertEqual(IReadOnlyList<(FactQuestion Question, FactAnswer Answer)> answers, ExportedTables tables)
    {
        foreach (var (question, answer) in answers)
        {
            var sql = SqlQuestion.Of(question, question.Days, split: true);
            var expected = tables.Rows(sql).ToDictionary(row => Key(question, row), row => row[question.Dimensions.Length..]);
            Assert.True(expected.Count == answer.About.TotalRows, $"{answer.About.TotalRows} rows, SQL has {expected.Count}\n{sql}");
            foreach (var group in answer.Results)
            {
                Assert.True(expected.TryGetValue(Key(question, group), out var row), $"SQL has no row {Key(question, group)}\n{sql}");
                AssertEqual(question, group.Metrics, row!, $"{Key(question, group)}\n{sql}");
            }

            if (question.Totals)
            {
                var total = SqlQuestion.Of(question, question.Days, split: false);
                AssertEqual(question, answer.Totals!.Metrics, tables.Rows(total)[0], $"totals\n{total}");
            }

            if (question.Compare)
            {
                AssertBefore(question, answer, tables);
            }
        }
    }

    private static void AssertBefore(FactQuestion question, FactAnswer answer, ExportedTables tables)
    {
        var sql = SqlQuestion.Of(question, question.Days!.Value.Before, split: true);
        var rows = tables.Rows(sql).ToDictionary(row => Key(question, row), row => row[question.Dimensions.Length..]);
        object?[] nothing = [.. question.Metrics.Select(metric => metric.IsRatio() ? null : (object?)0L)];
        foreach (var group in answer.Results)
        {
            AssertEqual(question, group.Before!.Value, rows.GetValueOrDefault(Key(question, group)) ?? nothing, $"before, {Key(question, group)}\n{sql}");
        }
    }

    private static string Key(FactQuestion question, AnsweredGroup group) =>
        string.Join('|', question.Dimensions.Select((dimension, at) => Written(dimension, group, at)));

    private static string Key(FactQuestion question, object?[] row) => string.Join('|', row.Take(question.Dimensions.Length));

    private static string Written(Dimension dimension, AnsweredGroup group, int at)
    {
        var text = GroupValueText.Of(dimension, group.Key[at]);
        return dimension == Dimension.Hour
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : text;
    }

    private static void AssertEqual(FactQuestion question, ImmutableArray<decimal?> answered, object?[] row, string where)
    {
        for (var i = 0; i < answered.Length; i++)
        {
            var (metric, expected) = (question.Metrics[i], ExportedTables.Number(row[i]));
            // SQL divides in floating point; sums and counts it has exactly.
            var tolerance = !metric.IsRatio() ? 0 : metric.IsMoney() ? 0.00500001m : 0.00000001m;
            Assert.True(
                answered[i] is { } value ? expected is { } other && Math.Abs(value - other) <= tolerance : expected is null,
                $"{metric.Name()} is {answered[i]?.ToString(CultureInfo.InvariantCulture) ?? "null"}, SQL has {expected?.ToString(CultureInfo.InvariantCulture) ?? "null"}: {where}");
        }
    }

    private string Store => At("shop.store");

    private string At(string name) => Path.Combine(_folder, name);
}
