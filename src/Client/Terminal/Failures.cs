using Puffy.Analytics;

namespace Puffy.Client.Terminal;

/// <summary>Tells a user why a command failed. Faults in Puffy are left to crash, with their trace.</summary>
internal static class Failures
{
    /// <summary>ENOSPC on Linux and macOS.</summary>
    private const int NoSpaceLeft = 28;

    /// <summary>What to say of a load that was stopped.</summary>
    public const string LoadStopped = "Stopped. Everything loaded so far is kept. Run the same command again to continue.";

    /// <summary>What to say of a command that only reads the store, and writes files.</summary>
    public const string WritingStopped = "Stopped. Files in the output folder may be incomplete; run the same command again.";

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stopped">What to say if the user stops it: what is kept, and what to do.</param>
    /// <returns>The command's own status, or <see cref="ExitStatus.Failed"/>.</returns>
    public static async Task<int> ReportAsync(Func<Task<int>> command, string stopped)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            Screen.Error.Line(stopped);
            return ExitStatus.Failed;
        }
        catch (Exception exception) when (Explain(exception) is { } reason)
        {
            Screen.Error.Line($"puffy: {reason}");
            return ExitStatus.Failed;
        }
    }

    /// <summary>The reason of an error that has one for the user; null for a fault in Puffy.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        PuffyException => exception.Message,
        UnauthorizedAccessException or DirectoryNotFoundException or FileNotFoundException =>
            $"{exception.Message} Check the path and its permissions.",
        IOException { HResult: NoSpaceLeft } => "The disk is full. Files that were complete before stay as they were. Free some space, and run the command again.",
        IOException => $"{exception.Message} Check the path, its permissions and the space on its disk.",
        TimeoutException => $"The store did not answer in time ({exception.Message}) Run the command again when the machine is less busy.",
        // Orleans wraps what goes wrong when a grain reads its saved state.
        OrleansException { InnerException: { } inner } => Explain(inner),
        AggregateException { InnerExceptions: var several } when several.All(inner => Explain(inner) is not null) =>
            string.Join(' ', several.Select(Explain).Distinct()),
        _ => null,
    };
}
