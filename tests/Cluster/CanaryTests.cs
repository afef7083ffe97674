using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;

namespace Puffy.Cluster;

/// <summary>The canary of a silo tells whether events become durable, and readiness whether they are taken.</summary>
public class CanaryTests(FaultServer servers) : IClassFixture<FaultServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [PostgresFact]
    public async Task Canaries_pass_fail_while_the_database_is_away_and_pass_again()
    {
        await using var cluster = await PuffyCluster.StartAsync(await servers.RunningAsync(), silos: 1, Collecting.WithoutSpool);
        var silo = cluster.Silos[0];
        await ShowsAsync(silo, "durable within");
        await cluster.Server.StopAsync(immediate: true);
        await ShowsAsync(silo, "did not pass");
        Assert.False(await silo.IsReadyAsync());
        await cluster.Server.StartAgainAsync();
        await ShowsAsync(silo, "durable within");
        Assert.True(await silo.IsReadyAsync());
        var metrics = await silo.GetAsync("/metrics");
        Assert.Contains("puffy_canary_sent_total{otel_scope_name=\"Puffy.Collector\",outcome=\"passed\"}", metrics, StringComparison.Ordinal);
        Assert.Contains("puffy_canary_sent_total{otel_scope_name=\"Puffy.Collector\",outcome=\"failed\"}", metrics, StringComparison.Ordinal);
        Assert.Contains("puffy_canary_last_passed_seconds", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("puffy_collector_", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("puffy_events_total", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("puffy_event_lag", metrics, StringComparison.Ordinal);
        Assert.Equal("[]", (await cluster.PuffyAsync("days", "--json")).Trim());
    }

    [PostgresFact]
    public async Task A_silo_with_a_spool_stays_ready_while_the_database_is_away()
    {
        await using var cluster = await PuffyCluster.StartAsync(await servers.RunningAsync(), silos: 1, Collecting.WithSpool);
        var silo = cluster.Silos[0];
        await ShowsAsync(silo, "durable within");
        await cluster.Server.StopAsync(immediate: true);
        await ShowsAsync(silo, "events go to the spool: the canary of");
        Assert.True(await silo.IsReadyAsync());
        await cluster.Server.StartAgainAsync();
        await ShowsAsync(silo, "durable within");
    }

    private static async Task ShowsAsync(SiloProcess silo, string words)
    {
        var (limit, health) = (DateTime.UtcNow + Patience, string.Empty);
        while (!health.Contains(words, StringComparison.Ordinal))
        {
            Assert.True(DateTime.UtcNow < limit, $"/health/ready does not say '{words}' but {health}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            health = await silo.GetAsync("/health/ready");
        }
    }
}
