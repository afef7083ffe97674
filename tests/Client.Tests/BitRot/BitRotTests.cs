using System.Globalization;
using Puffy.CommandLine;

namespace Puffy.Client.Tests.BitRot;

/// <summary>
/// Single bits of a store's file flip. Tables are written, and questions answered, only if the flip does not matter: then they are those of the whole store.
/// PUFFY_FAULT_FLIPS and PUFFY_FAULT_SEED set how many and which.
/// </summary>
public sealed class BitRotTests(ITestOutputHelper output) : IDisposable
{
    private const int DefaultFlips = 60;

    private static readonly string[][] Questions = [["days"], ["channels"], ["keys", "list"]];

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_flipped_bit_is_found_or_changes_no_table_and_no_answer()
    {
        PuffyCommand.Done("sample", "--output", _work["in"], "--users", "60", "--days", "3", "--seed", "8");
        PuffyCommand.Done("load", "--input", _work["in"], "--store", _work["sound"]);
        // What is not by default: a state that is not found must not pass for one that never was.
        PuffyCommand.Done("options", "set", "--store", _work["sound"], "--session-timeout", "45m");
        PuffyCommand.Done("keys", "add", "--store", _work["sound"], "--name", "shop");
        PuffyCommand.Done("forget", File.ReadLines(Directory.EnumerateFiles(_work["in"]).Order(StringComparer.Ordinal).ElementAt(1)).ElementAt(3).Split(',').First(cell => cell.StartsWith("17", StringComparison.Ordinal)), "--store", _work["sound"]);
        PuffyCommand.Done("export", "--store", _work["sound"], "--output", _work["expected"]);
        var answers = Questions.Select(question => Ask(question, _work["sound"]).Output).ToArray();
        var expected = Workplace.Tables(_work["expected"], "bronze", "silver", "gold");
        var sound = File.ReadAllBytes(_work["sound"]);
        var seed = Setting("PUFFY_FAULT_SEED") ?? Random.Shared.Next();
        var random = new Random(seed);
        var found = 0;
        var flips = Setting("PUFFY_FAULT_FLIPS") ?? DefaultFlips;
        for (var flip = 0; flip < flips; flip++)
        {
            var at = random.NextInt64(sound.Length * 8L);
            var message = $"flip {flip} of seed {seed}, byte {at / 8}, bit {at % 8}";
            var damaged = (byte[])sound.Clone();
            damaged[at / 8] ^= (byte)(1 << (int)(at % 8));
            var (store, tables) = (_work[$"store{flip}"], _work[$"out{flip}"]);
            File.WriteAllBytes(store, damaged);

            var export = await PuffyCommand.RunAsync("export", "--store", store, "--output", tables);

            if (export.Status == 0)
            {
                Workplace.AssertSame(expected, Workplace.Tables(tables, "bronze", "silver", "gold"));
            }
            else
            {
                found++;
                AssertIsSentence(export, message);
                Assert.False(Directory.Exists(tables) && Directory.EnumerateFiles(tables, "*.csv", SearchOption.AllDirectories).Any(), message);
                output.WriteLine($"{message}: {export.Error.ReplaceLineEndings(" ")}");
            }

            foreach (var (question, answer) in Questions.Zip(answers))
            {
                var result = Ask(question, store);
                if (result.Status == 0)
                {
                    Assert.True(answer == result.Output, $"{message}, {string.Join(' ', question)}: {result.Output}");
                }
                else
                {
                    AssertIsSentence(result, message);
                }
            }
        }

        output.WriteLine($"{found} of {flips} flips found, the others changed no table");
    }

    private static CommandResult Ask(string[] question, string store) => PuffyCommand.Run([.. question, "--json", "--store", store]);

    private static void AssertIsSentence(CommandResult result, string message)
    {
        Assert.True(result.Status == 1, $"{message}: {result.Error}");
        Assert.False(
            result.Error.Length == 0 || result.Error.Contains("a fault in Puffy", StringComparison.Ordinal) || result.Error.Contains("Unhandled exception", StringComparison.Ordinal),
            $"{message}: {result.Error}");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
