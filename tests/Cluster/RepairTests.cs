using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;

namespace Puffy.Cluster;

/// <summary>Damaged rows below silos that run: found, named, and brought back by loading the files that check names.</summary>
public sealed class RepairTests(UndisturbedRun undisturbed, FaultServer servers) : IClassFixture<FaultServer>
{
    /// <summary>A bit of a value in the middle of its bytes.</summary>
    private const string FlipPayload = "set_bit(payload, length(payload) * 4, 1 - get_bit(payload, length(payload) * 4))";

    private static readonly string[] Damage =
    [
        $"UPDATE puffy.journeys SET payload = {FlipPayload} WHERE (shard, user_id) IN (SELECT shard, user_id FROM puffy.journeys WHERE pages = 1 ORDER BY shard, user_id LIMIT 1)",
        $"UPDATE puffy.journeys SET payload = {FlipPayload} WHERE (shard, user_id) IN (SELECT shard, user_id FROM puffy.journeys WHERE pages = 1 ORDER BY shard DESC, user_id DESC LIMIT 1)",
        $"UPDATE puffy.journey_pages SET payload = {FlipPayload} WHERE (shard, user_id, page) IN (SELECT shard, user_id, page FROM puffy.journey_pages ORDER BY shard, user_id, page LIMIT 1)",
        "UPDATE puffy.quarantine SET empty_columns = empty_columns # 4 WHERE (file_id, row) IN (SELECT file_id, row FROM puffy.quarantine ORDER BY file_id DESC, row DESC LIMIT 1)",
    ];

    [PostgresFact]
    public async Task Damaged_pages_are_named_and_mended_by_loading_their_files()
    {
        var server = await servers.RunningAsync();
        await using var cluster = await PuffyCluster.StartAsync(server, silos: 2, Collecting.None);
        await cluster.PuffyAsync("load", "--input", undisturbed.Exports);
        await cluster.PuffyAsync("check");
        foreach (var statement in Damage)
        {
            await cluster.ExecuteAsync(statement);
        }

        var export = await cluster.AskAsync("export", "--output", cluster.Place["damaged"]);
        Assert.Equal(1, export.Status);
        Assert.Contains("is damaged", export.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cluster.Place["damaged"]) && Directory.EnumerateFiles(cluster.Place["damaged"], "*.csv", SearchOption.AllDirectories).Any());
        Assert.Equal(1, (await cluster.AskAsync("reconcile")).Status);

        var check = await cluster.AskAsync("check");
        Assert.Equal(2, check.Status);
        Assert.Contains("page 0", check.Output, StringComparison.Ordinal);
        Assert.Contains(UndisturbedRun.BusyUser, check.Output, StringComparison.Ordinal);
        Assert.Contains("quarantined row", check.Output, StringComparison.Ordinal);
        var files = undisturbed.Files.Where(file => check.Output.Contains(Path.GetFileName(file), StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(files);

        var repair = await cluster.AskAsync("check", "--repair");
        Assert.Equal(2, repair.Status);
        Assert.Contains("Now load again", repair.Error, StringComparison.Ordinal);
        var early = await cluster.AskAsync("export", "--output", cluster.Place["early"]);
        Assert.Equal(1, early.Status);
        Assert.Contains("not yet loaded again", early.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await cluster.PuffyAsync(["load", .. files.SelectMany(file => new[] { "--input", file })]);
        Assert.Contains("Sound", await cluster.PuffyAsync("check"), StringComparison.Ordinal);
        Assert.Empty(new TableFolder(await cluster.ExportAsync()).DifferencesFrom(undisturbed.Tables, quarantine: true));
        Assert.Equal(0, await cluster.ReconcileAsync());
    }
}
