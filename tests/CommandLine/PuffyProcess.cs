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
    public static async Task<CommandResult> RunAsync(int? columns, params string[] arguments)
    {
        using var process = Start(arguments, columns);
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

    /// <summary>Starts a command.</summary>
    public static Process Start(params string[] arguments) => Start(arguments, columns: null);

    private static Process Start(string[] arguments, int? columns)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "puffy.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("COLUMNS");
        if (columns is { } width)
        {
            start.Environment["COLUMNS"] = width.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Process.Start(start)!;
    }
}
