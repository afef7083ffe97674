using System.Diagnostics;
using System.Text;
using Puffy.PostgreSql;

namespace Puffy.Cluster.Processes;

/// <summary>A program of Puffy's as a process of its own, which tests kill, stop and continue.</summary>
internal sealed class PuffyProcess
{
    /// <summary>Where the programs are: those that were built with the tests, or, where PUFFY_FAULT_PROGRAMS names a folder, published ones.</summary>
    private static readonly string Programs = Environment.GetEnvironmentVariable("PUFFY_FAULT_PROGRAMS") is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    private readonly Process _process;
    private readonly string _name;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private PuffyProcess(Process process, string name) => (_process, _name) = (process, name);

    /// <summary>What it wrote to its standard output so far.</summary>
    public string Output => Text(_output);

    /// <summary>What it wrote to its standard error so far.</summary>
    public string Error => Text(_error);

    public bool HasEnded => _process.HasExited;

    /// <summary>Starts a program: <c>puffy</c> or <c>puffy-silo</c>.</summary>
    public static PuffyProcess Start(Workplace place, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Programs, $"{program}.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (variable, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[variable] = value;
        }

        var process = Process.Start(start)!;
        place.Began(process.Id);

        // By whomever: one that ended by itself must be nobody's to kill, either, when its number is another's.
        process.Exited += (_, _) => place.Ended(process.Id);
        process.EnableRaisingEvents = true;
        var started = new PuffyProcess(process, $"{program} {string.Join(' ', arguments)}");
        process.OutputDataReceived += (_, line) => Keep(started._output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(started._error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return started;
    }

    /// <summary>kill -9.</summary>
    public void Kill() => Signal("KILL");

    /// <summary>Stops the process where it is, as a machine that hangs.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets it go on after <see cref="Pause"/>.</summary>
    public void Resume() => Signal("CONT");

    /// <summary>Asks it to end.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit status.</returns>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw new TimeoutException($"{_name} did not end within {patience}.\n{Error}{Output}");
        }

        return _process.ExitCode;
    }

    /// <summary>Waits for its end, which must be a success.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public async Task<string> DoneAsync(TimeSpan patience)
    {
        var status = await EndAsync(patience);
        return status == 0 ? Output : throw new InvalidOperationException($"{_name} ended with {status}.\n{Error}{Output}");
    }

    private void Signal(string signal)
    {
        if (!_process.HasExited)
        {
            Signals.Send(signal, _process.Id);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line).Append(line is null ? "" : "\n");
        }
    }
}
