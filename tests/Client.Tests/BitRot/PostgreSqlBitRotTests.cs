using System.Globalization;
using Npgsql;
using Puffy.CommandLine;
using Puffy.PostgreSql;

namespace Puffy.Client.Tests.BitRot;

/// <summary>
/// Single bits of a store in PostgreSQL flip, half of them in values, half in the files of the stopped server. What is written and
/// answered then is that of the whole store, or the command says what is damaged. PUFFY_FAULT_FLIPS and PUFFY_FAULT_SEED set how many
/// and which; a flip that fails names its seed.
/// </summary>
public sealed class PostgreSqlBitRotTests(ITestOutputHelper output) : IDisposable
{
    private const int DefaultFlips = 12;

    /// <summary>Flips of one stop of the server, each in a database of its own.</summary>
    private const int FlipsOfStop = 20;

    /// <summary>So many that the ledger has a second page.</summary>
    private const int SmallFiles = 70;

    private static readonly string[][] Questions = [["channels", "--json"], ["days", "--json"], ["funnel", "--json"], ["keys", "list", "--json"], ["user", "busy", "--json"]];

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact(SkipUnless = nameof(PostgresServer.IsPrivateAvailable), SkipType = typeof(PostgresServer), Skip = PostgresServer.WhySkipped)]
    public async Task A_flipped_bit_is_found_or_changes_no_table_and_no_answer()
    {
        await using var server = await PostgresServer.StartPrivateAsync("fsync = off", "autovacuum = off", "max_wal_size = 4GB");
        var sound = await server.CreateDatabaseAsync();
        var (tables, answers) = await FillAsync(sound);
        var stored = await StoredBits.TablesAsync(sound);

        var seed = Setting("PUFFY_FAULT_SEED") ?? Random.Shared.Next(1_000_000);
        var flips = Setting("PUFFY_FAULT_FLIPS") ?? DefaultFlips;
        var results = new List<(string Table, bool InValue, bool Found)>();
        var failures = new List<string>();
        for (var done = 0; done < flips; done += FlipsOfStop)
        {
            var damaged = new List<(string Database, string Table, bool InValue, string Flip, int Seed)>();
            var files = new Dictionary<string, IReadOnlyList<string>>();
            for (var i = 0; i < Math.Min(FlipsOfStop, flips - done); i++)
            {
                // Each flip has a seed of its own, so that it can be had again alone.
                var own = seed + done + i;
                var (database, table, inValue) = (await CopyAsync(server, sound), stored[own % stored.Count], own / stored.Count % 2 == 0);
                files[database] = await StoredBits.FilesAsync(database, table);
                damaged.Add((database, table, inValue, inValue ? await new StoredBits(new Random(own)).FlipValueAsync(database, table) : "", own));
            }

            await server.StopAsync();
            damaged = [.. damaged.Select(flip => flip.InValue ? flip : flip with { Flip = new StoredBits(new Random(flip.Seed)).FlipStored(Path.Combine(server.Folder, "data"), files[flip.Database]) })];
            await server.StartAgainAsync();
            foreach (var (database, table, inValue, flip, own) in damaged)
            {
                var message = $"seed {own}, {table}: {flip}";
                try
                {
                    var said = await SaidAsync(database, tables, answers);
                    results.Add((table, inValue, said is not null));
                    output.WriteLine($"{message}: {said ?? "harmless"}");
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    failures.Add($"{message}: {exception}");
                    output.WriteLine($"FAILED {message}: {exception}");
                }

                await server.RecoverAsync();
                await server.ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");
            }
        }

        foreach (var of in results.GroupBy(result => (result.Table, result.InValue)).OrderBy(of => of.Key))
        {
            output.WriteLine($"{of.Key.Table} in {(of.Key.InValue ? "values" : "files")}: {of.Count()} flips, {of.Count(result => result.Found)} found, the others changed nothing");
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    /// <summary>Loads a small shop with all that a store can hold, under options that are not the ones by default.</summary>
    private async Task<(SortedDictionary<string, byte[]> Tables, IReadOnlyList<string> Answers)> FillAsync(string database)
    {
        PuffyCommand.Done("sample", "--output", _work["in"], "--users", "60", "--days", "3", "--seed", "8", "--first-day", "2025-01-06");
        var start = new DateTime(2025, 1, 6, 0, 0, 0, DateTimeKind.Utc);
        for (var file = 0; file < SmallFiles; file++)
        {
            // Rows of a user with several pages, and one that is refused.
            File.WriteAllText(_work[$"in/busy-{file}.csv"], "client_id,timestamp,event_name,page_url\n,,,\n" + string.Concat(Enumerable.Range(file * 20, 20).Select(i =>
                $"busy,{start.AddMinutes(2 * i):yyyy-MM-ddTHH:mm:ss.fffZ},page_viewed,https://shop.example.com/p/{i}\n")));
        }

        var users = Directory.EnumerateFiles(_work["in"], "events*").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line => line.Split(',')[0]).Where(id => id.Length > 8 && char.IsDigit(id[0])).Distinct().Take(3).ToArray();
        var (silo, failure) = await ServedDatabase.StartAsync(database);
        Assert.True(silo is not null, failure);
        await using var _ = silo;
        foreach (string[] command in new string[][]
        {
            ["options", "set", "--session-timeout", "45m", "--identity", "email"],
            ["load", "--input", _work["in"]],
            ["keys", "add", "--name", "shop"],
            ["forget", users[0]],
            ["forget", users[1]],
            ["forget", users[2]],
            ["reconcile"],
            ["export", "--output", _work["expected"]],
        })
        {
            var result = await silo.AskAsync(command);
            Assert.True(result.Status == 0, $"{string.Join(' ', command)}: {result.Error}");
        }

        var answers = new List<string>();
        foreach (var question in Questions)
        {
            answers.Add((await silo.AskAsync(question)).Output);
        }

        return (Workplace.Tables(_work["expected"], "bronze", "silver", "gold"), answers);
    }

    /// <summary>Asks for everything, and checks it.</summary>
    /// <returns>The first sentence about damage; null if there was none.</returns>
    private async Task<string?> SaidAsync(string database, SortedDictionary<string, byte[]> tables, IReadOnlyList<string> answers)
    {
        var (silo, failure) = await ServedDatabase.StartAsync(database);
        string? said = null;
        if (failure == ServedDatabase.NotInTime)
        {
            // As docs/operations.md has it: who was a member matters to no figure.
            await StoredBits.ExecuteAsync(database, "TRUNCATE puffy.clusters, puffy.cluster_members");
            (said, (silo, failure)) = (failure, await ServedDatabase.StartAsync(database));
        }

        if (silo is null)
        {
            AssertIsSentence(failure!);
            return failure;
        }

        await using (silo)
        {
            var folder = _work["out"];
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            var export = await silo.AskAsync("export", "--output", folder);
            if (export.Status == 0)
            {
                Workplace.AssertSame(tables, Workplace.Tables(folder, "bronze", "silver", "gold"));
            }
            else
            {
                Assert.True(export.Status == 1, $"export {export.Status}: {export.Error}");
                said ??= Sentence(export);
                Assert.False(Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories).Any(), "tables were written");
            }

            foreach (var (question, answer) in Questions.Zip(answers))
            {
                var result = await silo.AskAsync(question);
                if (result.Status == 0)
                {
                    Assert.Equal(answer, result.Output);
                }
                else
                {
                    said ??= Sentence(result);
                }
            }

            var reconcile = await silo.AskAsync("reconcile");
            Assert.True(reconcile.Status is 0 or 1, $"reconcile {reconcile.Status}: {reconcile.Output}{reconcile.Error}");
            said ??= reconcile.Status == 0 ? null : Sentence(reconcile);
            var check = await silo.AskAsync("check");
            if (export.Status != 0)
            {
                Assert.True(check.Status is 1 or 2, $"check finds nothing, and export says: {said}");
            }

            if (check.Status == 1)
            {
                Sentence(check);
            }

            return said ?? (check.Status == 0 ? null : $"check: {check.Output}{check.Error}".ReplaceLineEndings(" "));
        }
    }

    private static string Sentence(CommandResult result)
    {
        AssertIsSentence(result.Error);
        return result.Error.ReplaceLineEndings(" ");
    }

    private static void AssertIsSentence(string said) => Assert.False(
        said.Length == 0 || said.Contains("   at ", StringComparison.Ordinal) || said.Contains("a fault in Puffy", StringComparison.Ordinal) || said.Contains("Unhandled exception", StringComparison.Ordinal),
        $"not a sentence: {said}");

    private static async Task<string> CopyAsync(PostgresServer server, string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        var name = $"flip_{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {settings.Database}");
        settings.Database = name;
        return settings.ConnectionString;
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
