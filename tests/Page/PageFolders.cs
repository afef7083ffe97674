using System.Runtime.CompilerServices;

namespace Puffy.Page;

/// <summary>Where the page and its tests are.</summary>
internal static class PageFolders
{
    /// <summary>The tests, with their packages of npm.</summary>
    public static string Tests { get; } = FolderOfThisFile();

    /// <summary>The page's files.</summary>
    public static string Page { get; } = Path.GetFullPath(Path.Combine(Tests, "../../src/Api/Page"));

    /// <summary>The program that serves the page, of the same configuration as these tests.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(
        Tests, "../../src/Client/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", OperatingSystem.IsWindows() ? "puffy.exe" : "puffy"));

    private static string FolderOfThisFile([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
