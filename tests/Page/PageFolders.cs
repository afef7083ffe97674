using System.Runtime.CompilerServices;

namespace Puffy.Page;

/// <summary>Where the page and its tests are.</summary>
internal static class PageFolders
{
    /// <summary>The tests, with their packages of npm.</summary>
    public static string Tests { get; } = FolderOfThisFile();

    /// <summary>The page's files.</summary>
    public static string Page { get; } = Path.GetFullPath(Path.Combine(Tests, "../../src/Api/Page"));

    private static string FolderOfThisFile([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
