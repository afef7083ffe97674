using System.IO.Compression;

namespace Puffy.Ingest.Files;

/// <summary>Zip archives of exports.</summary>
internal static class ZipArchives
{
    /// <summary>Where a Mac keeps its own data about the files of an archive.</summary>
    private const string MacFolder = "__MACOSX";

    /// <summary>
    /// The files in an archive, in whichever of its folders, without names that begin with a dot. Another file, and an archive that
    /// can't be read or holds no file that is named as an export, is itself: reading it tells what is wrong.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="isNamed">The user named it, and did not only name its folder.</param>
    public static IEnumerable<ExportFile> Expand(ExportFile file, bool isNamed)
    {
        if (file.Length == 0)
        {
            return [file];
        }

        try
        {
            using var bytes = File.OpenRead(file.Path);
            if (FileForms.Of(bytes) != FileForm.Zip)
            {
                return [file];
            }

            using var archive = new ZipArchive(bytes, ZipArchiveMode.Read);
            var entries = archive.Entries.Where(entry => IsFile(entry.FullName))
                .Select(entry => new ExportFile(file.Path, entry.FullName)
                {
                    Length = entry.CompressedLength,
                    IsForeign = !ExportFile.IsExportName(entry.Name),
                })
                .ToList();
            return entries.Exists(entry => !entry.IsForeign) ? entries : [file with { IsForeign = !isNamed }];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return [file];
        }
    }

    private static bool IsFile(string name)
    {
        var parts = name.Split('/', '\\');
        return parts[^1].Length > 0 && !Array.Exists(parts, part => part.StartsWith('.') || part == MacFolder);
    }
}
