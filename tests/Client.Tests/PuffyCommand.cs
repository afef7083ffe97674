using System.Diagnostics;

namespace Puffy.Client.Tests;

/// <summary>What a command said and how it ended.</summary>
public sealed record CommandResult(int Status, string Output, string Error);

/// <summary>The puffy command as a process of its own, as a user runs it.</summary>
public static class PuffyCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static CommandResult Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"puffy {string.Join(' ', arguments)} did not end within {Patience}.");
        }

        return new CommandResult(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static CommandResult Done(params string[] arguments)
    {
        var result = Run(arguments);
        Assert.True(result.Status == 0, $"puffy {string.Join(' ', arguments)} ended with {result.Status}:\n{result.Error}");
        return result;
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "puffy.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
