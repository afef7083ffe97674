using System.Globalization;

namespace Puffy.CommandLine;

/// <summary>The puffy command inside the calling process: as a user runs it, without the start of a process.</summary>
public static class PuffyCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>COLUMNS is the process's: one command at a time has it.</summary>
    private static readonly SemaphoreSlim Terminal = new(1);

    /// <summary>Runs a command.</summary>
    /// <exception cref="TimeoutException">It did not end within three minutes.</exception>
    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        // In a task of its own: there the test framework's rules about threads do not hold, as in a process.
        var status = await Task.Run(() =>
        {
            RoutedConsole.Route(output, error);
            return Client.Program.RunAsync(arguments);
        }).WaitAsync(Patience).ConfigureAwait(false);
        return new CommandResult(status, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command whose printed text matters, on a terminal of a width as in COLUMNS.</summary>
    /// <exception cref="TimeoutException">It did not end within three minutes.</exception>
    public static async Task<CommandResult> RunAsync(int columns, string[] arguments)
    {
        await Terminal.WaitAsync().ConfigureAwait(false);
        try
        {
            Environment.SetEnvironmentVariable("COLUMNS", columns.ToString(CultureInfo.InvariantCulture));
            return await RunAsync(arguments).ConfigureAwait(false);
        }
        finally
        {
            Environment.SetEnvironmentVariable("COLUMNS", null);
            Terminal.Release();
        }
    }

    /// <summary>Runs a command that must succeed.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<CommandResult> DoneAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments).ConfigureAwait(false);
        return result.Status == 0
            ? result
            : throw new InvalidOperationException($"puffy {string.Join(' ', arguments)} ended with {result.Status}:\n{result.Error}");
    }

    /// <summary>As <see cref="RunAsync(string[])"/>, and waits for the end.</summary>
    public static CommandResult Run(params string[] arguments) => RunAsync(arguments).GetAwaiter().GetResult();

    /// <summary>As <see cref="DoneAsync"/>, and waits for the end.</summary>
    public static CommandResult Done(params string[] arguments) => DoneAsync(arguments).GetAwaiter().GetResult();
}
