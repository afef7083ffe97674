using BenchmarkDotNet.Attributes;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;

namespace Puffy.Benchmarks.Micro;

/// <summary>First writes of journeys of 250 bytes, by several writers at once, durable.</summary>
[MemoryDiagnoser]
public class GroupCommitBenchmarks
{
    private readonly byte[] _payload = new byte[250];
    private string _folder = string.Empty;
    private SqliteStore _store = null!;
    private int _next;

    /// <summary>Writers that wait for their write before the next.</summary>
    [Params(1, 32)]
    public int Writers { get; set; }

    /// <summary>Journeys in a write.</summary>
    [Params(1, 512)]
    public int Journeys { get; set; }

    /// <summary>Makes a store.</summary>
    [GlobalSetup]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("puffy-micro-").FullName;
        _store = SqliteStore.Open(new StoreOptions(Path.Combine(_folder, "micro.store")));
    }

    /// <summary>Deletes it.</summary>
    [GlobalCleanup]
    public void Close()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One write of each writer.</summary>
    [Benchmark]
    public Task Write() => Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
    {
        var writes = Enumerable.Range(0, Journeys)
            .Select(_ => new JourneyWrite($"user-{Interlocked.Increment(ref _next)}", 0, [new StoredPage(0, _payload)]))
            .ToList();
        var outcome = await _store.Journeys.WriteAsync(writer, writes);
        if (outcome.Refused.Count > 0)
        {
            throw new InvalidOperationException("A new journey was refused.");
        }
    }));
}
