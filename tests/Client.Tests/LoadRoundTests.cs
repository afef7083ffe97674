using Puffy.Client.Loading;
using Puffy.Client.Logs;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.CommandLine;
using Puffy.Ingest.Files;

namespace Puffy.Client.Tests;

public sealed class LoadRoundTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Where_a_round_ends_makes_no_difference_to_tables_or_quarantine()
    {
        PuffyCommand.Done("sample", "--output", _work["exports"], "--users", "15000", "--days", "3", "--seed", "11");

        // The first file again, under another name: each of its rows is refused as a duplicate, with its text.
        File.Copy(Directory.GetFiles(_work["exports"]).Order().First(), Path.Combine(_work["exports"], "events_20250201.csv"));
        PuffyCommand.Done("load", "--input", _work["exports"], "--store", _work["at_once"]);

        var loaded = await LoadAsync(_work["in_rounds"], new LoadBounds { Round = 1_000_000, Part = 100_000 });

        Assert.Equal(4, loaded.Files.Count);
        Assert.Equal(loaded.Files.Select(file => file.Id), [1, 2, 3, 4]);
        Assert.Equal((0, loaded.Files[3].Rows), (loaded.Files[3].Accepted, loaded.Files[3].Quarantined));
        PuffyCommand.Done("reconcile", "--store", _work["in_rounds"]);
        Workplace.AssertSame(TablesOf("at_once"), TablesOf("in_rounds"));
    }

    private async Task<LoadSummary> LoadAsync(string path, LoadBounds bounds)
    {
        await using var store = await StoreLocation.InFile(path, FrameworkLog.None).OpenAsync(change: null, TestContext.Current.CancellationToken);
        return await new ExportLoader(store, new DateTime(2025, 3, 1, 0, 0, 0, DateTimeKind.Utc), new LoadProgress(Screen.Error), bounds: bounds)
            .LoadAsync(ExportFiles.Expand([_work["exports"]]), TestContext.Current.CancellationToken);
    }

    private SortedDictionary<string, byte[]> TablesOf(string store)
    {
        PuffyCommand.Done("export", "--store", _work[store], "--output", _work[store + "-out"]);
        return Workplace.Tables(_work[store + "-out"], "bronze", "silver", "gold");
    }
}
