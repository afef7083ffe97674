using Puffy.Analytics.RuleFiles;
using Puffy.Client.Terminal;
using Puffy.Grains.Storage;

namespace Puffy.Client.Commands;

/// <summary>Turns what can go wrong on a machine into a sentence. What is not listed here is a fault of Puffy's own.</summary>
internal static class Failures
{
    /// <summary>Runs a command.</summary>
    /// <returns>The command's own status, or <see cref="ExitStatus.Failed"/>.</returns>
    public static async Task<int> ToldAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was loaded so far is kept; run the same command again to go on.");
            return ExitStatus.Failed;
        }
        catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException or ArgumentException
            or InvalidChannelRulesException or InvalidDataException or InvalidOperationException or TimeoutException or OrleansException or FormatException)
        {
            await Console.Error.WriteLineAsync($"puffy: {exception.Message}");
            return ExitStatus.Failed;
        }
    }
}
