using System.Globalization;
using System.Text.RegularExpressions;

namespace Puffy.Ingest.Files;

/// <summary>A file to be loaded.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Entry">The file's name inside the zip archive at <paramref name="Path"/>; null for a file of its own.</param>
public sealed partial record ExportFile(string Path, string? Entry = null)
{
    /// <summary>Endings of files that hold one packed file, or several.</summary>
    private static readonly string[] PackedEndings = [".gz", ".zst", ".zip"];

    private static readonly string[] ExportEndings = [".csv", ".tsv", ".tab", ".psv", ""];

    /// <summary>The file's name, without its folder; of a file in an archive, the archive's name precedes it.</summary>
    public string Name => Entry is null ? System.IO.Path.GetFileName(Path) : $"{System.IO.Path.GetFileName(Path)}/{Entry}";

    /// <summary>
    /// Whether the file was found, and not named, and is not called as exports are (.csv, .tsv, .tab, .psv, packed or not). If it can't
    /// be read as events it was not meant as an export: it is skipped, not rejected.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>Size of the file on disk, in bytes; 0 if unknown.</summary>
    public long Length { get; init; }

    /// <summary>The day that the name gives, as in <c>events_20250223.csv</c> or <c>2025-02-23.csv.gz</c>; null where it gives none.</summary>
    public DateOnly? Day => (Entry is null ? null : DayIn(Entry[(Entry.LastIndexOf('/') + 1)..])) ?? DayIn(System.IO.Path.GetFileName(Path));

    /// <summary>Whether a name is one that exports have.</summary>
    internal static bool IsExportName(string name)
    {
        var packed = Array.Find(PackedEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        var plain = packed is null ? name : name[..^packed.Length];
        var extension = System.IO.Path.GetExtension(plain);
        return ExportEndings.Contains(extension, StringComparer.OrdinalIgnoreCase) && (extension.Length > 0 || packed is not null);
    }

    private static DateOnly? DayIn(string name) =>
        DayInName().Match(name) is { Success: true } match
        && DateOnly.TryParseExact(match.Value.Replace("-", string.Empty, StringComparison.Ordinal), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"(?<!\d)20\d\d-?\d\d-?\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayInName();
}
