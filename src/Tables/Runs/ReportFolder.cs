using System.Text;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Runs;

/// <summary>Writes the files of reports below an output folder.</summary>
public static class ReportFolder
{
    /// <summary>Writes a file and makes its folder. The file appears whole or not at all.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="path">Path of the file in it, with <c>/</c>.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public static ReportFile Write(string folder, string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        WholeFile.Write(file, stream => stream.Write(content));
        return new ReportFile(path, content.Length);
    }

    /// <summary>Writes a text as UTF-8.</summary>
    public static ReportFile Write(string folder, string path, string text) => Write(folder, path, Encoding.UTF8.GetBytes(text));
}
