using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Puffy.PostgreSql;

/// <summary>
/// A PostgreSQL for tests: a private server in a temporary folder on a free port of 127.0.0.1, which ends and leaves nothing
/// when it is disposed or the test process dies; or the server that the environment variable PUFFY_TEST_POSTGRES (a connection
/// string of a role that may create databases) names, where it is set.
/// </summary>
/// <example>
/// <code>
/// [Fact(SkipUnless = nameof(PostgresServer.IsAvailable), SkipType = typeof(PostgresServer), Skip = PostgresServer.WhySkipped)]
/// </code>
/// </example>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Why a test that needs a server is skipped.</summary>
    public const string WhySkipped =
        "Needs PostgreSQL: install it (its initdb and pg_ctl are looked for on the PATH and in /usr/lib/postgresql/*/bin) or set PUFFY_TEST_POSTGRES to a connection string.";

    private const string Variable = "PUFFY_TEST_POSTGRES";
    private const int StartAttempts = 5;
    private const int RecoverAttempts = 300;

    /// <summary>
    /// Waits for the end of its input, which comes however the test process ends, then stops the server and removes its folder.
    /// A paused server has to go on before it can end; an initdb that was left alone may still write into the folder. Where the server's
    /// user may not remove the folder itself, it is left empty.
    /// </summary>
    private const string Guard =
        """
        trap '' INT TERM HUP
        while read -r _; do :; done
        if [ -f "$1/data/postmaster.pid" ]; then
          kill -CONT "$(head -n 1 "$1/data/postmaster.pid")" 2>/dev/null
          "$2" stop -D "$1/data" -m immediate -t 20 >/dev/null 2>&1
        fi
        for _ in 1 2 3 4 5 6 7 8 9; do rm -rf "$1" 2>/dev/null && break; [ -z "$(ls -A "$1")" ] && break; sleep 1; done
        """;

    private readonly List<string> _databases = [];
    private readonly PostgresPrograms? _programs;
    private readonly Process? _guard;
    private readonly string _folder;
    private string _connectionString;

    private PostgresServer(string connectionString, string folder, PostgresPrograms? programs, Process? guard) =>
        (_connectionString, _folder, _programs, _guard) = (connectionString, folder, programs, guard);

    /// <summary>Whether tests can have a server on this machine.</summary>
    public static bool IsAvailable => External is not null || PostgresPrograms.Find(out _) is not null;

    /// <summary>Whether tests can have a server of their own, which they may stop and pause.</summary>
    public static bool IsPrivateAvailable => PostgresPrograms.Find(out _) is not null;

    /// <summary>Whether the server is the test's own: only such a one can be stopped, restarted, paused.</summary>
    public bool IsPrivate => _programs is not null;

    /// <summary>How to connect to the server's database <c>postgres</c> (or the one that PUFFY_TEST_POSTGRES names).</summary>
    public string ConnectionString => _connectionString;

    /// <summary>The temporary folder of a private server.</summary>
    public string Folder => _folder;

    /// <summary>Processor time of the processes of a private server so far; nothing for another server.</summary>
    public TimeSpan ProcessorTime => IsPrivate ? ServerProcesses.TimeOf(Data) : TimeSpan.Zero;

    private static string? External => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    private string Data => Path.Combine(_folder, "data");

    private string Log => Path.Combine(_folder, "log");

    /// <summary>A server: the one of PUFFY_TEST_POSTGRES, else a private one.</summary>
    /// <param name="configuration">Settings of a private server as in postgresql.conf, such as <c>fsync = off</c>.</param>
    /// <exception cref="InvalidOperationException">There is none, or it does not start; the message says why.</exception>
    public static Task<PostgresServer> StartAsync(params string[] configuration) => External is { } connectionString
        ? Task.FromResult(new PostgresServer(connectionString, "", programs: null, guard: null))
        : StartPrivateAsync(configuration);

    /// <summary>A private server, whatever PUFFY_TEST_POSTGRES says: for tests that stop it.</summary>
    /// <param name="configuration">Settings as in postgresql.conf, such as <c>fsync = off</c>.</param>
    /// <exception cref="InvalidOperationException">There is none, or it does not start; the message says why.</exception>
    public static Task<PostgresServer> StartPrivateAsync(params string[] configuration) => StartPrivateAsync(disk: null, configuration);

    /// <summary>A private server with its data, write-ahead log included, on a disk that a test can fill; only the server's log is elsewhere.</summary>
    /// <param name="disk">The disk, to be disposed after the server; null for the one of the temporary folder.</param>
    /// <param name="configuration">Settings as in postgresql.conf, such as <c>fsync = off</c>.</param>
    /// <exception cref="InvalidOperationException">There is none, or it does not start; the message says why.</exception>
    public static async Task<PostgresServer> StartPrivateAsync(SmallDisk? disk, params string[] configuration)
    {
        var programs = PostgresPrograms.Find(out var reason) ?? throw new InvalidOperationException(reason);
        var folder = Directory.CreateTempSubdirectory("puffy-postgres-").FullName;
        await programs.OwnAsync(folder);
        var server = new PostgresServer("", folder, programs, StartGuard(programs, folder));
        try
        {
            if (disk is not null)
            {
                var data = Directory.CreateDirectory(Path.Combine(disk.Folder, "data")).FullName;
                await programs.OwnAsync(data);
                Directory.CreateSymbolicLink(server.Data, data);
            }

            await programs.RunAsync(
                "initdb", "-D", server.Data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
            await server.StartOnFreePortAsync(configuration);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates an empty database with a name of its own.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"puffy_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Executes a statement in the database of <see cref="ConnectionString"/>.</summary>
    public async Task ExecuteAsync(string statement)
    {
        // Not pooled: a connection from before a restart would fail.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stops the server; a fast stop ends connections and saves all, an immediate one is a crash that the next start recovers from.</summary>
    public Task StopAsync(bool immediate = false) => Private().RunAsync("pg_ctl", "stop", "-w", "-D", Data, "-m", immediate ? "immediate" : "fast");

    /// <summary>Starts the server again on the port that it had.</summary>
    public Task StartAgainAsync() => Private().RunAsync("pg_ctl", "start", "-w", "-D", Data, "-l", Log);

    /// <summary>Stops the server and starts it again on the port that it had.</summary>
    public async Task RestartAsync(bool immediate = false)
    {
        await StopAsync(immediate);
        await StartAgainAsync();
    }

    /// <summary>
    /// Runs a script of the shell as an administrator of a private server would: as the user that it runs as, with its programs first on
    /// the path, its data folder in <c>$DATA</c>, and connections to it by default.
    /// </summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public Task ShellAsync(string script, params IEnumerable<(string Name, string Value)> variables)
    {
        var server = new NpgsqlConnectionStringBuilder(_connectionString);
        return Private().ShellAsync(
            script,
            [("DATA", Data), ("PGHOST", server.Host!), ("PGPORT", server.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", server.Username!), .. variables]);
    }

    /// <summary>Waits until a private server answers again, and starts it where it has ended by itself, as for want of room for its write-ahead log.</summary>
    /// <returns>Whether it had ended.</returns>
    public async Task<bool> RecoverAsync()
    {
        var ended = false;
        for (var attempt = 1; ; attempt++)
        {
            if (!File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                ended = true;
                await StartAgainAsync();
            }

            try
            {
                await ExecuteAsync("SELECT 1");
                return ended;
            }
            catch (NpgsqlException) when (attempt < RecoverAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    /// <summary>Stops all processes of the server where they are (SIGSTOP): connections stay open, nobody answers.</summary>
    public void Pause()
    {
        _ = Private();
        // The postmaster first: it can start no further ones then.
        Signals.Send("STOP", [.. ServerProcesses.Of(Data).Take(1)]);
        Signals.Send("STOP", ServerProcesses.Of(Data));
    }

    /// <summary>Lets the server go on after <see cref="Pause"/>.</summary>
    public void Resume()
    {
        _ = Private();
        Signals.Send("CONT", ServerProcesses.Of(Data));
    }

    /// <summary>What a private server wrote to its log.</summary>
    public string ReadLog() => File.Exists(Log) ? File.ReadAllText(Log) : "";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_guard is { } guard)
        {
            if (Directory.Exists(Data))
            {
                Resume();
            }

            guard.StandardInput.Close();
            await guard.WaitForExitAsync();
            guard.Dispose();
            if (Directory.Exists(_folder))
            {
                Directory.Delete(_folder, recursive: true);
            }

            return;
        }

        foreach (var database in _databases)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }
    }

    private static Process StartGuard(PostgresPrograms programs, string folder)
    {
        var start = programs.Start("sh");
        foreach (var argument in (string[])["-c", Guard, "guard", folder, programs.PathOf("pg_ctl")])
        {
            start.ArgumentList.Add(argument);
        }

        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    private async Task StartOnFreePortAsync(string[] configuration)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Next();
            // No Unix sockets: their paths are limited to about a hundred characters, and temporary folders may be longer.
            await File.WriteAllLinesAsync(
                Path.Combine(Data, "postgresql.auto.conf"),
                [
                    "listen_addresses = '127.0.0.1'",
                    string.Create(CultureInfo.InvariantCulture, $"port = {port}"),
                    "unix_socket_directories = ''",
                    "max_connections = 200",
                    .. configuration,
                ]);
            _connectionString = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Database = "postgres" }.ConnectionString;
            try
            {
                await StartAgainAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts && ReadLog().Contains("could not create any TCP/IP sockets", StringComparison.Ordinal))
            {
                // Somebody took the port between our look and the start.
                File.Delete(Log);
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidOperationException($"{exception.Message}\nThe server's log: {ReadLog()}", exception);
            }
        }
    }

    private PostgresPrograms Private() => _programs ?? throw new InvalidOperationException(
        $"The server is the one of {Variable}, and not the test's own. Use {nameof(StartPrivateAsync)} for tests that stop it.");
}
