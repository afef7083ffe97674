using System.Diagnostics;
using System.Globalization;

namespace Puffy.PostgreSql;

/// <summary>The processes of a private server: the postmaster and its children.</summary>
internal static class ServerProcesses
{
    /// <summary>The process ids, postmaster first; empty where the server does not run.</summary>
    public static IReadOnlyList<int> Of(string dataFolder)
    {
        var pidFile = Path.Combine(dataFolder, "postmaster.pid");
        if (!File.Exists(pidFile))
        {
            return [];
        }

        var postmaster = int.Parse(File.ReadLines(pidFile).First(), CultureInfo.InvariantCulture);
        return [postmaster, .. Directory.EnumerateDirectories("/proc").Select(ProcessOf).Where(process => process?.Parent == postmaster).Select(process => process!.Value.Id)];
    }

    /// <summary>The processor time of the processes that run now.</summary>
    public static TimeSpan TimeOf(string dataFolder) => Of(dataFolder).Aggregate(TimeSpan.Zero, (sum, id) =>
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return sum + process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended meanwhile.
            return sum;
        }
    });

    private static (int Id, int Parent)? ProcessOf(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            // 123 (name, which may hold spaces) S parent …
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return (id, int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
