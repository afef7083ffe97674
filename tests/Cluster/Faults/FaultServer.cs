using Puffy.PostgreSql;

namespace Puffy.Cluster.Faults;

/// <summary>
/// The PostgreSQL of the rounds of a class. Every fault ends with a server that works, so one serves them all; each round has a
/// database of its own. Classes run side by side, and each may stop its own server.
/// </summary>
public sealed class FaultServer : IAsyncDisposable
{
    /// <summary>Slow commits, as of a disk that is busy, so that faults hit writes that are under way.</summary>
    internal static readonly string[] SlowCommits = ["commit_delay = 15000", "commit_siblings = 0"];

    /// <summary>A write-ahead log that leaves room on a small disk.</summary>
    private static readonly string[] ShortLog = ["min_wal_size = 32MB", "max_wal_size = 64MB"];

    private PostgresServer? _running;

    /// <summary>The server, which starts with the first round; tests of a class run one after another.</summary>
    internal async Task<PostgresServer> RunningAsync() => _running ??= await PostgresServer.StartPrivateAsync(SlowCommits);

    /// <summary>A server on a disk; the caller disposes it.</summary>
    internal static Task<PostgresServer> OnAsync(SmallDisk disk) => PostgresServer.StartPrivateAsync(disk, [.. SlowCommits, .. ShortLog]);

    /// <summary>Ends the server; the next round starts another one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_running is { } server)
        {
            _running = null;
            await server.DisposeAsync();
        }
    }
}
