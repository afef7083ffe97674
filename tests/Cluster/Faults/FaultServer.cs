using Puffy.PostgreSql;

namespace Puffy.Cluster.Faults;

/// <summary>The PostgreSQL of the rounds. Every fault ends with a server that works, so one serves all; each round has a database of its own.</summary>
internal static class FaultServer
{
    /// <summary>Slow commits, as of a disk that is busy, so that faults hit writes that are under way.</summary>
    private static readonly string[] SlowCommits = ["commit_delay = 15000", "commit_siblings = 0"];

    /// <summary>A write-ahead log that leaves room on a small disk.</summary>
    private static readonly string[] ShortLog = ["min_wal_size = 32MB", "max_wal_size = 64MB"];

    private static PostgresServer? _shared;

    /// <summary>The server that rounds share. It starts with the first of them; tests of this project run one after another.</summary>
    public static async Task<PostgresServer> SharedAsync() => _shared ??= await PostgresServer.StartPrivateAsync(SlowCommits);

    /// <summary>A server of its own on a disk; the caller disposes it.</summary>
    public static Task<PostgresServer> OnAsync(SmallDisk disk) => PostgresServer.StartPrivateAsync(disk, [.. SlowCommits, .. ShortLog]);

    /// <summary>Ends the shared server; the next round starts another one.</summary>
    public static async Task DisposeSharedAsync()
    {
        if (_shared is { } server)
        {
            _shared = null;
            await server.DisposeAsync();
        }
    }
}
