using System.Diagnostics;

namespace Puffy.CommandLine;

/// <summary>The puffy command as a process of its own, for tests of what only a process has: its end by a signal, its terminal.</summary>
public static class PuffyProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs a command.</summary>
    /// <param name="columns">The terminal's width as in COLUMNS; null for none.</param>
    /// <param name="arguments">The command's name, then its own arguments.</param>
    /// <exception cref="TimeoutException">It did not end within three minutes.</exception>
    public static Task<CommandResult> RunAsync(int? columns, params string[] arguments) =>
        EndOfAsync(Start(arguments, columns is { } width ? new() { ["COLUMNS"] = width.ToString(System.Globalization.CultureInfo.InvariantCulture) } : []), arguments);

    /// <summary>Runs a command with further environment variables.</summary>
    /// <exception cref="TimeoutException">It did not end within three minutes.</exception>
    public static Task<CommandResult> RunAsync(Dictionary<string, string> environment, params string[] arguments) =>
        EndOfAsync(Start(arguments, environment), arguments);

    /// <summary>Starts a command.</summary>
    public static Process Start(params string[] arguments) => Start(arguments, []);

    /// <summary>Starts a command with further environment variables.</summary>
    public static Process Start(Dictionary<string, string> environment, params string[] arguments) => Start(arguments, environment);

    private static async Task<CommandResult> EndOfAsync(Process started, string[] arguments)
    {
        using var process = started;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"puffy {string.Join(' ', arguments)} did not end within {Patience}.");
        }

        return new CommandResult(process.ExitCode, await output, await error);
    }

    private static Process Start(string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "puffy.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("COLUMNS");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
