using Puffy.Analytics.Intake;
using Puffy.Ingest.Decoding;
using Puffy.Ingest.Files;

namespace Puffy.Ingest;

/// <summary>The text of a file, for those of its rows that are refused after they were read.</summary>
public sealed class FileText
{
    private readonly ExportFile _file;
    private readonly TextEncoding _encoding;

    internal FileText(ExportFile file, TextEncoding encoding) => (_file, _encoding) = (file, encoding);

    /// <summary>Reads texts of rows, one after the other, as they are asked for.</summary>
    /// <param name="places">Where the rows stand, in the order of the file.</param>
    /// <returns>The texts as they can be kept, in the same order.</returns>
    /// <exception cref="UnreadableFileException">The file is not any more what it was when it was read.</exception>
    public IEnumerable<string> Read(IEnumerable<TextPlace> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        FileTextReader? reader = null;
        try
        {
            foreach (var place in places)
            {
                reader ??= FileTextReader.Open(_file, _encoding);
                yield return reader.Read(place);
            }
        }
        finally
        {
            reader?.Dispose();
        }
    }
}
