using System.Diagnostics;

namespace Puffy.PostgreSql;

/// <summary>The programs of a PostgreSQL installation, run as a user whom PostgreSQL accepts: it refuses root.</summary>
internal sealed class PostgresPrograms
{
    private readonly string _folder;
    private readonly UnprivilegedUser? _user;

    private PostgresPrograms(string folder, UnprivilegedUser? user) => (_folder, _user) = (folder, user);

    /// <summary>Finds initdb and pg_ctl on the PATH or where Linux distributions and Homebrew put them, newest version first.</summary>
    /// <returns>Null with a reason where there are none, or none that may be run.</returns>
    public static PostgresPrograms? Find(out string reason)
    {
        var folder = Folders().FirstOrDefault(HasPrograms);
        if (folder is null)
        {
            reason = "PostgreSQL's initdb and pg_ctl are neither on the PATH nor in /usr/lib/postgresql/*/bin.";
            return null;
        }

        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            reason = "";
            return new(folder, user: null);
        }

        var user = UnprivilegedUser.Find();
        reason = user is null ? "PostgreSQL does not run as root, and there is neither a user postgres nor nobody, or no setpriv to become one." : "";
        return user is null ? null : new(folder, user);
    }

    /// <summary>Gives a folder to the user that the server runs as.</summary>
    public async Task OwnAsync(string folder)
    {
        if (_user is { } user)
        {
            await RunAsync(new ProcessStartInfo("chown"), [$"{user.Id}:{user.Group}", folder]);
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public Task RunAsync(string program, params string[] arguments) => RunAsync(Start(Path.Combine(_folder, program)), arguments);

    /// <summary>Runs a script of the shell, which ends with its first error, with the programs of the installation first on its path.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public Task ShellAsync(string script, IEnumerable<(string Name, string Value)> variables)
    {
        var start = Start("sh");
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return RunAsync(start, ["-euc", script]);
    }

    /// <summary>How to start a program of the installation, or another, as the user that the server runs as.</summary>
    public ProcessStartInfo Start(string program)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = Path.GetTempPath() };
        if (_user is { } user)
        {
            start.FileName = "setpriv";
            foreach (var argument in (string[])[$"--reuid={user.Id}", $"--regid={user.Group}", "--clear-groups", program])
            {
                start.ArgumentList.Add(argument);
            }
        }

        return start;
    }

    /// <summary>The path of a program.</summary>
    public string PathOf(string program) => Path.Combine(_folder, program);

    private static async Task RunAsync(ProcessStartInfo start, string[] arguments)
    {
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {await output}{await error}");
        }
    }

    private static bool HasPrograms(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl"));

    private static IEnumerable<string> Folders() =>
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            .. Versions("/usr/lib/postgresql", ""),
            .. Versions("/opt/homebrew/opt", "postgresql@"),
        ];

    private static IEnumerable<string> Versions(string parent, string prefix) => !Directory.Exists(parent)
        ? []
        : Directory.EnumerateDirectories(parent, $"{prefix}*")
            .OrderByDescending(path => int.TryParse(Path.GetFileName(path)[prefix.Length..], out var version) ? version : 0)
            .Select(path => Path.Combine(path, "bin"));
}
