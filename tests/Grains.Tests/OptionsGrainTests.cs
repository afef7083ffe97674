using Puffy.Analytics;
using Puffy.Analytics.Options;
using Puffy.Grains.Options;

namespace Puffy.Grains.Tests;

/// <summary>What the options grain remembers, without silos that compute under it.</summary>
public sealed class OptionsGrainTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private static readonly AnalysisOptions TenMinutes = new() { SessionTimeout = TimeSpan.FromMinutes(10) };

    private readonly IAnalysisOptionsGrain _options = shared.Grain<IAnalysisOptionsGrain>();

    [Fact]
    public async Task A_silo_that_is_gone_keeps_no_options()
    {
        await _options.TakeAsync(SiloAddress.New(System.Net.IPAddress.Loopback, 11111, 1));

        await _options.UseAsync(TenMinutes);

        Assert.Equal(TenMinutes.SessionTimeout, (await _options.GetAsync()).SessionTimeout);
    }

    [Fact]
    public async Task Options_that_a_silo_took_are_not_changed_under_it_though_the_answer_was_lost()
    {
        await _options.UseAsync(TenMinutes);

        shared.Disk.LosesAnswers = true;
        await Assert.ThrowsAsync<OrleansException>(() => _options.TakeAsync(shared.Shop.Silos.Silos[0].SiloAddress));
        shared.Disk.LosesAnswers = false;

        await Assert.ThrowsAsync<OptionsConflictException>(() => _options.UseAsync(new AnalysisOptions()));
        Assert.Equal(TenMinutes.Canonical(), (await _options.TakeAsync(shared.Shop.Silos.Silos[1].SiloAddress)).Canonical());
    }

    [Fact]
    public async Task Options_out_of_range_are_refused_and_not_remembered()
    {
        await _options.UseAsync(TenMinutes);

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => _options.UseAsync(TenMinutes with { Lookback = TimeSpan.Zero }));

        Assert.Contains("lookback", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(TenMinutes.Canonical(), (await _options.GetAsync()).Canonical());
    }

    [Fact]
    public async Task Options_that_could_not_be_saved_are_not_in_force()
    {
        shared.Disk.IsFull = true;
        await Assert.ThrowsAsync<OrleansException>(() => _options.UseAsync(TenMinutes));
        Assert.Equal(TimeSpan.FromMinutes(30), (await _options.GetAsync()).SessionTimeout);

        shared.Disk.IsFull = false;
        await _options.UseAsync(TenMinutes);
        Assert.Equal(TenMinutes.SessionTimeout, (await _options.GetAsync()).SessionTimeout);
    }
}
