using System.Globalization;
using System.Text.RegularExpressions;
using Puffy.Analytics;

namespace Puffy.Ingest;

/// <summary>A file to be loaded.</summary>
/// <param name="Path">Where it is.</param>
public sealed partial record ExportFile(string Path)
{
    /// <summary>The file's name, without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The day that the name gives, as in <c>events_20250223.csv</c> or <c>2025-02-23.csv.gz</c>; null where it gives none.</summary>
    public DateOnly? Day =>
        DayInName().Match(Name) is { Success: true } match
        && DateOnly.TryParseExact(match.Value.Replace("-", string.Empty, StringComparison.Ordinal), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"(?<!\d)20\d\d-?\d\d-?\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayInName();
}

/// <summary>Finds the files to be loaded.</summary>
public static class ExportFiles
{
    /// <summary>
    /// The files of the paths: a file is itself, a folder stands for its <c>.csv</c> and <c>.csv.gz</c> files. All are in the order
    /// of their names; a file that is named twice is there twice.
    /// </summary>
    /// <exception cref="InvalidInputException">A path does not exist, or a folder holds no export.</exception>
    public static IReadOnlyList<ExportFile> Expand(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return [.. paths.SelectMany(Expand)
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ThenBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<ExportFile> Expand(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? [new ExportFile(path)]
                : throw new InvalidInputException($"The input '{path}' does not exist. Name a file or a folder of .csv or .csv.gz files.");
        }

        var files = Directory.EnumerateFiles(path)
            .Where(file => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase))
            .Select(file => new ExportFile(file))
            .ToList();
        return files.Count > 0
            ? files
            : throw new InvalidInputException($"The folder '{path}' holds no .csv or .csv.gz file. Subfolders are not searched.");
    }
}
