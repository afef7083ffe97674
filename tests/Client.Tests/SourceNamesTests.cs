using System.Collections.Immutable;
using Puffy.Analytics.Events;
using Puffy.Client.Stores;
using Puffy.Grains.Loading;

namespace Puffy.Client.Tests;

/// <summary>Names of sources, where others come while a store is read.</summary>
public sealed class SourceNamesTests
{
    private static readonly LiveSender Web = new("web", new DateTime(2025, 3, 1, 14, 0, 0, DateTimeKind.Utc), "silo@1");

    [Fact]
    public async Task A_source_that_came_after_the_first_look_has_its_name()
    {
        var ledger = new FixedLedger { Entries = new([File(1, "monday.csv")], [new LiveSource(2, Web)]) };
        var names = await SourceNames.ReadAsync(ledger);
        Assert.Equal(("monday.csv", "live/web/2025-03-01T14Z/silo@1"), (names.Of(1), names.Of(2)));

        ledger.Entries = new([File(1, "monday.csv"), File(3, "tuesday.csv")], [new LiveSource(2, Web), new LiveSource(4, Web with { Key = "app" })]);
        await names.LookUpAsync([[EventOf(1), EventOf(4)], [EventOf(2)]]);

        Assert.Equal(("tuesday.csv", "live/app/2025-03-01T14Z/silo@1"), (names.Of(3), names.Of(4)));
        Assert.Single(names.Entries.Files);
    }

    [Fact]
    public async Task The_ledger_is_read_once_while_all_sources_are_known()
    {
        var ledger = new FixedLedger { Entries = new([File(1, "monday.csv")], [new LiveSource(2, Web)]) };
        var names = await SourceNames.ReadAsync(ledger);

        await names.LookUpAsync([[EventOf(1)], [EventOf(2)], []]);

        Assert.Equal(1, ledger.Reads);
    }

    private static LoadedFile File(int id, string name) => new() { Id = id, Name = name, Load = id, ContentHash = "aa" };

    private static Event EventOf(int source) => new(default, default, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, new SourceRow(source, 1));

    private sealed class FixedLedger : ILoadLedgerGrain
    {
        public required LedgerEntries Entries { get; set; }

        public int Reads { get; private set; }

        public Task<LedgerEntries> ReadAsync()
        {
            Reads++;
            return Task.FromResult(Entries);
        }

        public Task<ImmutableArray<LoadedFile>> BeginAsync(ImmutableArray<FileToLoad> files) => throw new NotSupportedException();

        public Task CompleteAsync(LoadedFile file) => throw new NotSupportedException();

        public Task ReopenAsync(int fileId) => throw new NotSupportedException();

        public Task<LiveSource> OpenAsync(LiveSender sender) => throw new NotSupportedException();

        public Task CorrectClockAsync(int sourceId, DateOnly day) => throw new NotSupportedException();

        public Task<int> GetShardsAsync() => throw new NotSupportedException();
    }
}
