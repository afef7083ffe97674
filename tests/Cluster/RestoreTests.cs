using System.Runtime.CompilerServices;
using Npgsql;
using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;
using Puffy.PostgreSql;

namespace Puffy.Cluster;

/// <summary>Backup and restore as docs/operations.md has them: its very commands, with loads under way.</summary>
public class RestoreTests(UndisturbedRun undisturbed)
{
    /// <summary>Writes of a load that are durable when the backup begins, and again at the moment that is restored.</summary>
    private const int SomeWrites = 4;

    [PostgresFact]
    public async Task A_moment_in_the_middle_of_a_load_is_restored_and_the_load_goes_on()
    {
        var (settings, backUp, restore) = Documented();
        await using var server = await PostgresServer.StartPrivateAsync(FaultServer.SlowCommits);
        var backup = ("BACKUP", Path.Combine(server.Folder, "backup"));
        await server.ShellAsync($"mkdir -p \"$BACKUP/wal\"\ncat >> \"$DATA/postgresql.conf\" <<END\n{settings.Replace("/backup/", "$BACKUP/", StringComparison.Ordinal)}\nEND", backup);
        await server.RestartAsync();
        await using var cluster = await PuffyCluster.StartAsync(server, silos: 2, Collecting.None);
        var (first, backedUp, later) = (undisturbed.Files[..2], undisturbed.Files[2..14], undisturbed.Files[14..]);
        await cluster.PuffyAsync(["load", "--input", .. first]);

        var load = cluster.StartLoad(backedUp);
        await cluster.WritesAsync(await cluster.WritesAsync() + SomeWrites, load);
        await server.ShellAsync(backUp, backup);
        await PuffyCluster.DoneAsync(load);
        load = cluster.StartLoad(later);
        await cluster.WritesAsync(await cluster.WritesAsync() + SomeWrites, load);
        Assert.False(load.HasEnded, "the load ended before the moment to be restored");
        var (moment, writes) = (await NowAsync(server), await cluster.WritesAsync());
        await PuffyCluster.DoneAsync(load);
        var writesInTheEnd = await cluster.WritesAsync();

        // Somebody drops the database.
        await server.ShellAsync("""psql -qd postgres -c "DROP DATABASE $(psql -Atd postgres -c "SELECT datname FROM pg_database WHERE datname LIKE 'puffy_%'") WITH (FORCE)" """);
        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()));
        await server.ShellAsync(restore, backup, ("MOMENT", moment));
        cluster.StartLostSilos();
        await cluster.ReadyAsync();

        Assert.InRange(await cluster.WritesAsync(), writes - SomeWrites, writesInTheEnd - 1);
        Assert.Equal(0, await cluster.ReconcileAsync());
        await cluster.PuffyAsync(["load", "--input", .. later]);
        Assert.Empty(new TableFolder(await cluster.ExportAsync()).DifferencesFrom(undisturbed.Tables, quarantine: true));
        Assert.Equal(0, await cluster.ReconcileAsync());
    }

    private static async Task<string> NowAsync(PostgresServer server)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var now = new NpgsqlCommand("SELECT clock_timestamp()::text", connection);
        return (string)(await now.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The blocks of code of the section, in their order.</summary>
    private static (string Settings, string BackUp, string Restore) Documented([CallerFilePath] string file = "")
    {
        const string heading = "\n## Backup and restore\n";
        var document = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "operations.md"));
        var section = document[(document.IndexOf(heading, StringComparison.Ordinal) + heading.Length)..].Split("\n## ")[0];
        var blocks = section.Split("\n```").Where((_, part) => part % 2 == 1).ToArray();
        Assert.Equal(3, blocks.Length);
        return (blocks[0], blocks[1], blocks[2]);
    }
}
