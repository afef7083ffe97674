using System.Globalization;
using System.Text.Json.Nodes;
using Puffy.CommandLine;
using Puffy.PostgreSql;

namespace Puffy.Client.Tests;

/// <summary>
/// A folder that has a run.json is whole and of one moment, whenever the process was killed and wherever the disk was full: it is that of
/// the run before, or that of the disturbed run undisturbed. <c>PUFFY_OUTPUT_ROUNDS</c> says how many rounds of each.
/// </summary>
public sealed class OutputFaultTests : IDisposable
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("PUFFY_OUTPUT_ROUNDS") ?? "2", CultureInfo.InvariantCulture);

    private readonly Workplace _work = new();
    private readonly Random _random = new();

    public OutputFaultTests()
    {
        PuffyCommand.Done("load", "--input", Path.Combine(Workplace.SmallShop, "input"), "--store", _work["s"]);
        PuffyCommand.Done(Run("before", "1m"));
        PuffyCommand.Done(Run("after"));
        Assert.NotEqual(RecordIn(_work["before"]), RecordIn(_work["after"]));
    }

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_killed_run_leaves_a_whole_folder_or_one_without_a_record()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var folder = Copied("before", _work[$"killed-{round}"]);
            using var run = PuffyProcess.Start(Run($"killed-{round}"));
            var (output, error) = (run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));

            // From before its first file to after its last; the record goes first, so most of the rounds wait for that.
            var isEarly = round % 8 == 7;
            while (!isEarly && !run.HasExited && File.Exists(Path.Combine(folder, "run.json")))
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            await Task.Delay(_random.Next(isEarly ? 2000 : 800), TestContext.Current.CancellationToken);
            run.Kill();
            await Task.WhenAll(output, error);
            AssertWholeOrOpen(folder);
            PuffyCommand.Done(Run($"killed-{round}"));
            AssertIs("after", folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_full_disk_is_a_sentence_and_leaves_a_whole_folder_or_one_without_a_record()
    {
        Assert.SkipUnless(SmallDisk.IsAvailable, SmallDisk.WhySkipped);
        var needed = Directory.EnumerateFiles(_work["after"], "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        for (var round = 0; round < Rounds; round++)
        {
            using var disk = new SmallDisk(megabytes: 16);
            var folder = Copied("before", Path.Combine(disk.Folder, "out"));
            disk.Fill();
            LeaveRoom(disk.Folder, _random.NextInt64(needed));

            var result = PuffyCommand.Run([.. Run("unused")[..^2], "--output", folder]);

            Assert.DoesNotContain("   at Puffy.", result.Error, StringComparison.Ordinal);
            Assert.True(result.Status == 0 || result.Error.Contains("space", StringComparison.OrdinalIgnoreCase), result.Error);
            AssertWholeOrOpen(folder);
        }
    }

    private static void LeaveRoom(string folder, long bytes)
    {
        using var ballast = new FileStream(Path.Combine(folder, "ballast"), FileMode.Open, FileAccess.Write);
        ballast.SetLength(Math.Max(0, ballast.Length - bytes));
    }

    private string[] Run(string output, string timeout = "30m") =>
        ["run", "--store", _work["s"], "--skip-pdf", "--session-timeout", timeout, "--output", _work[output]];

    private void AssertWholeOrOpen(string folder)
    {
        if (File.Exists(Path.Combine(folder, "run.json")))
        {
            AssertIs(RecordIn(folder) == RecordIn(_work["before"]) ? "before" : "after", folder);
        }
    }

    private void AssertIs(string expected, string folder)
    {
        Assert.Equal(RecordIn(_work[expected]), RecordIn(folder));
        Workplace.AssertSame(Workplace.Tables(_work[expected], "bronze", "silver", "gold"), Workplace.Tables(folder, "bronze", "silver", "gold"));
    }

    /// <summary>The run record, without how long its stages took.</summary>
    private static string RecordIn(string folder)
    {
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!.AsObject();
        record.Remove("stages");
        return record.ToJsonString();
    }

    private string Copied(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(_work[from], "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(_work[from], file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }
}
