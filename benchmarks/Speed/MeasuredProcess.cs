using System.Diagnostics;

namespace Puffy.Benchmarks.Speed;

/// <summary>What a process took.</summary>
/// <param name="Seconds">From its start to its end, start-up of the runtime included.</param>
/// <param name="PeakBytes">The most memory that it had resident.</param>
/// <param name="Output">Its standard output.</param>
internal sealed record MeasuredProcess(double Seconds, long PeakBytes, string Output)
{
    /// <summary>How often the peak is read; the operating system keeps the maximum, so only growth in the last moment can be missed.</summary>
    private static readonly TimeSpan PeakPeriod = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a .NET program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static MeasuredProcess Run(string program, params IEnumerable<string> arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        do
        {
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
        }
        while (!process.WaitForExit(PeakPeriod));
        var seconds = clock.Elapsed.TotalSeconds;
        process.WaitForExit();
        return process.ExitCode == 0
            ? new MeasuredProcess(seconds, peak, output.Result)
            : throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with status {process.ExitCode}:\n{errors.Result}");
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
            return 0;
        }
    }
}
