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
