using Puffy.Analytics.Options;
using Puffy.Client.Stores;
using Puffy.Grains.Options;

namespace Puffy.Client.Tests;

/// <summary>A command that only reads leaves the options of the store alone.</summary>
public sealed class AgreedOptionsTests
{
    private static readonly AnalysisOptions Remembered = new() { SessionTimeout = TimeSpan.FromMinutes(20) };

    private readonly RecordingOptions _grain = new();

    [Fact]
    public async Task Whoever_changes_no_option_writes_none()
    {
        Assert.Same(Remembered, await OpenStore.AgreeAsync(_grain, change: null));

        Assert.Empty(_grain.Used);
    }

    [Fact]
    public async Task A_change_is_made_of_what_the_store_remembers_and_set()
    {
        var options = await OpenStore.AgreeAsync(_grain, remembered => remembered with { ExcludeBots = true });

        Assert.Equal((TimeSpan.FromMinutes(20), true), (options.SessionTimeout, options.ExcludeBots));
        Assert.Same(options, Assert.Single(_grain.Used));
    }

    private sealed class RecordingOptions : IAnalysisOptionsGrain
    {
        public List<AnalysisOptions> Used { get; } = [];

        public Task<AnalysisOptions> GetAsync() => Task.FromResult(Remembered);

        public Task<AnalysisOptions> TakeAsync(SiloAddress silo) => throw new NotSupportedException("A client takes no options.");

        public Task UseAsync(AnalysisOptions options)
        {
            Used.Add(options);
            return Task.CompletedTask;
        }
    }
}
