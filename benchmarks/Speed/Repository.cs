namespace Puffy.Benchmarks.Speed;

/// <summary>The repository that this program was built in.</summary>
internal static class Repository
{
    private const string Solution = "Puffy.sln";

    /// <summary>Its folder.</summary>
    /// <exception cref="DirectoryNotFoundException">This program is not in a repository.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No {Solution} above {AppContext.BaseDirectory}. Run this program in its repository.");
    }
}
