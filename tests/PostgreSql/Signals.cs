using System.Diagnostics;

namespace Puffy.PostgreSql;

/// <summary>Signals to processes.</summary>
public static class Signals
{
    /// <summary>Sends a signal.</summary>
    /// <param name="signal">Its name: STOP, CONT, KILL, TERM.</param>
    /// <param name="processes">To whom; those who have ended are no error.</param>
    public static void Send(string signal, params IEnumerable<int> processes)
    {
        var ids = string.Join(' ', processes);
        if (ids.Length > 0)
        {
            using var kill = Process.Start(new ProcessStartInfo("sh") { ArgumentList = { "-c", $"kill -{signal} {ids} 2>/dev/null" } })!;
            kill.WaitForExit();
        }
    }
}
