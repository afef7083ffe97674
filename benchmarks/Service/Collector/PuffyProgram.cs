using System.ComponentModel;
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
    public static async Task<string> RunAsync(params string[] arguments) => (await MeasureAsync(arguments)).Output;

    /// <summary>Runs <c>puffy</c>, which must succeed.</summary>
    /// <returns>What it wrote, and the processor time that it took, right to 50 ms.</returns>
    public static async Task<(string Output, TimeSpan Processor)> MeasureAsync(params string[] arguments)
    {
        using var process = Start("puffy", arguments);
        var (reading, used) = (process.StandardOutput.ReadToEndAsync(), TimeSpan.Zero);
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(50)))
        {
            try
            {
                process.Refresh();
                used = process.TotalProcessorTime;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It has ended just now, and its processor time is no longer to be had.
            }
        }

        var output = await reading;
        return process.ExitCode == 0 ? (output, used) : throw new InvalidOperationException($"puffy {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
