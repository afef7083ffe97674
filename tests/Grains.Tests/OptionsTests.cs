using Puffy.Analytics.Options;
using Puffy.Grains.Options;

namespace Puffy.Grains.Tests;

public sealed class OptionsTests : IDisposable
{
    /// <summary>Two sessions under a timeout of ten minutes, one under the usual thirty.</summary>
    private static readonly Visit[] Visits = [Shop.View("anna", 0, 1), Shop.View("anna", 20, 2), Shop.Order("anna", 25, 3, 5m, "T1")];

    private static readonly AnalysisOptions TenMinutes = new() { SessionTimeout = TimeSpan.FromMinutes(10) };

    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Under_other_options_rollups_and_journeys_are_recomputed_at_the_next_start_and_never_mixed()
    {
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            await cluster.AddInBulkAsync(Visits);
            await cluster.Figures.SaveAsync();
            await cluster.AssertFiguresAsync(Expected.Of(Visits));
        }

        Visit later = Shop.View("anna", 40, 4);
        await using (var cluster = await ShopCluster.StartAsync(_store, options: TenMinutes))
        {
            await cluster.AssertFiguresAsync(Expected.Of(Visits, TenMinutes));
            await cluster.AddInBulkAsync(later);
            await cluster.AssertFiguresAsync(Expected.Of([.. Visits, later], TenMinutes));
            Assert.Equal(3, (await cluster.User("anna").GetJourneyAsync())!.Sessions.Length);
        }

        // The store remembers them, and what was saved under them, and takes the old ones again as readily.
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            Assert.Equal(TenMinutes.SessionTimeout, (await cluster.Silos.Client.GetGrain<IAnalysisOptionsGrain>(0).GetAsync()).SessionTimeout);
            await cluster.AssertFiguresAsync(Expected.Of([.. Visits, later], TenMinutes));
        }

        await using var last = await ShopCluster.StartAsync(_store, options: new AnalysisOptions());
        await last.AssertFiguresAsync(Expected.Of([.. Visits, later]));
    }

    [Fact]
    public async Task While_a_silo_computes_under_options_others_are_refused_with_what_to_do()
    {
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            await cluster.AddInBulkAsync(Visits);
            var grain = cluster.Silos.Client.GetGrain<IAnalysisOptionsGrain>(0);

            var refusal = await Assert.ThrowsAsync<OptionsConflictException>(() => grain.UseAsync(TenMinutes with { ExcludeBots = true }));

            Assert.Contains("session timeout 00:10:00 instead of 00:30:00, bots excluded", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("stop all loads and all silos", refusal.Message, StringComparison.Ordinal);
            await grain.UseAsync(new AnalysisOptions());
            await cluster.AssertFiguresAsync(Expected.Of(Visits));
        }

        await using var restarted = await ShopCluster.StartAsync(_store, options: TenMinutes);
        await restarted.AssertFiguresAsync(Expected.Of(Visits, TenMinutes));
    }
}
