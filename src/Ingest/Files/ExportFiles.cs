using Puffy.Analytics;

namespace Puffy.Ingest.Files;

/// <summary>Finds the files to be loaded.</summary>
public static class ExportFiles
{
    /// <summary>
    /// The files of the paths: a file is itself, a folder stands for its files, without its subfolders and without names that begin
    /// with a dot, and a zip archive for the files in it. All are in the order of their names; a file that is named twice is there twice.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="leftAlone">A file in one of the folders that is not to be read, such as the store itself; also with a suffix.</param>
    /// <exception cref="InvalidInputException">A path does not exist or is not a regular file, or a folder holds no file.</exception>
    public static IReadOnlyList<ExportFile> Expand(IEnumerable<string> paths, string? leftAlone = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var store = leftAlone is null ? null : Path.GetFullPath(leftAlone);
        return [.. paths.SelectMany(path => Expand(path, store))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ThenBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<ExportFile> Expand(string path, string? store)
    {
        FileKind.RequireRegular(path);
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? ZipArchives.Expand(new ExportFile(path) { Length = new FileInfo(path).Length }, isNamed: true)
                : throw new InvalidInputException($"The input '{path}' does not exist. Name a file of events or a folder of such files.");
        }

        var files = new DirectoryInfo(path).EnumerateFiles()
            .Where(file => !file.Name.StartsWith('.') && !(store is not null && IsOfStore(file.FullName, store)))
            .Select(file => new ExportFile(Path.Combine(path, file.Name)) { Length = file.Length, IsForeign = !ExportFile.IsExportName(file.Name) })
            .ToList();
        files.ForEach(file => FileKind.RequireRegular(file.Path));
        return files.Count > 0
            ? files.SelectMany(file => ZipArchives.Expand(file, isNamed: false))
            : throw new InvalidInputException($"The folder '{path}' holds no file to load. Puffy skips subfolders and names that begin with a dot.");
    }

    /// <summary>The store's files are beside each other: the exports of a folder <c>shop-exports</c> are not those of a store <c>shop</c>.</summary>
    private static bool IsOfStore(string file, string store) =>
        Path.GetDirectoryName(file) == Path.GetDirectoryName(store)
        && Path.GetFileName(file.AsSpan()).StartsWith(Path.GetFileName(store), StringComparison.Ordinal);
}
