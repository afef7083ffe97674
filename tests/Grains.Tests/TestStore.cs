using Puffy.Silo.Sqlite;

namespace Puffy.Grains.Tests;

/// <summary>A store in a folder of its own, gone after the test.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("puffy-").FullName;

    public TestStore(int shards = 4) => Sqlite = SqliteStore.Open(new StoreOptions(Path.Combine(_folder, "puffy.store")) { Shards = shards });

    public SqliteStore Sqlite { get; }

    public void Dispose()
    {
        Sqlite.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
