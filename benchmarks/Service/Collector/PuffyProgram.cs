using System.Diagnostics;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>The programs beside this one.</summary>
internal static class PuffyProgram
{
    /// <summary>Starts a program.</summary>
    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments]) { RedirectStandardOutput = true })!;

    /// <summary>Runs <c>puffy</c>, which must succeed.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start("puffy", arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"puffy {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
