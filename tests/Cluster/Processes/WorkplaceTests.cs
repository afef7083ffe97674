namespace Puffy.Cluster.Processes;

public class WorkplaceTests
{
    [Fact]
    public async Task A_process_that_ended_by_itself_is_not_killed_with_its_place()
    {
        using var place = new Workplace();
        var process = PuffyProcess.Start(place, "puffy", ["--version"]);

        for (var limit = DateTime.UtcNow.AddMinutes(1); place.Processes.Count > 0 && DateTime.UtcNow < limit;)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(process.HasEnded);
        Assert.Empty(place.Processes);
    }
}
