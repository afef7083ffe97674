using System.Diagnostics;
using System.Globalization;

namespace Puffy.Cluster.Processes;

/// <summary>
/// A temporary folder and the processes that work in it. Both are gone afterwards, also when the test process is killed: a guard waits
/// for the end of its input, which comes in any case.
/// </summary>
internal sealed class Workplace : IDisposable
{
    private const string Guard =
        """
        trap '' INT TERM HUP
        while read -r _; do :; done
        for pid in "$1"/processes/*; do kill -KILL "${pid##*/}" 2>/dev/null; done
        rm -rf "$1"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("puffy-cluster-").FullName;
    private readonly Process _guard;

    public Workplace()
    {
        Directory.CreateDirectory(this["processes"]);
        _guard = Process.Start(new ProcessStartInfo("sh") { ArgumentList = { "-c", Guard, "guard", _folder }, RedirectStandardInput = true })!;
    }

    /// <summary>The path of a file or folder of this place.</summary>
    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>The numbers of the processes that end with this place.</summary>
    public IReadOnlyList<string> Processes => [.. Directory.EnumerateFiles(this["processes"]).Select(mark => Path.GetFileName(mark))];

    /// <summary>From now on the process ends with this place.</summary>
    public void Began(int process) => File.WriteAllText(Mark(process), "");

    /// <summary>The process has ended; its number may become another's.</summary>
    public void Ended(int process)
    {
        try
        {
            File.Delete(Mark(process));
        }
        catch (DirectoryNotFoundException)
        {
            // The place is gone, and every mark with it.
        }
    }

    public void Dispose()
    {
        _guard.StandardInput.Close();
        _guard.WaitForExit();
        _guard.Dispose();
    }

    private string Mark(int process) => Path.Combine(this["processes"], process.ToString(CultureInfo.InvariantCulture));
}
