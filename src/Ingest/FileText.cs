using Puffy.Analytics.Intake;
using Puffy.Ingest.Decoding;
using Puffy.Ingest.Files;

namespace Puffy.Ingest;

/// <summary>The text of a file that was read to its end, for those of its rows that are refused only then.</summary>
public sealed class FileText
{
    private const int ChunkSize = 1 << 16;

    /// <summary>To read on costs less than to look for a place that is not farther than this.</summary>
    private const int NearBy = 1 << 20;

    private readonly ExportFile _file;
    private readonly TextEncoding _encoding;

    internal FileText(ExportFile file, TextEncoding encoding) => (_file, _encoding) = (file, encoding);

    /// <summary>Reads the texts of rows.</summary>
    /// <param name="places">Where they stand, in the order of the file.</param>
    /// <returns>The texts as they can be kept, in the same order.</returns>
    /// <exception cref="UnreadableFileException">The file is not any more what it was when it was read.</exception>
    public IReadOnlyList<string> Read(IReadOnlyList<TextPlace> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        var texts = new List<string>(places.Count);
        if (places.Count == 0)
        {
            return texts;
        }

        try
        {
            using var text = new ExportStream(_file);
            text.Restart(0, _encoding);
            var row = new byte[ChunkSize];
            foreach (var (start, length) in places)
            {
                SkipTo(start, text, row);
                var kept = row.AsSpan(0, Math.Min(length, KeptText.Longest));
                text.ReadExactly(kept);
                texts.Add(KeptText.Of(kept, length));
            }
        }
        catch (Exception exception) when (ExportStream.IsFailure(exception))
        {
            throw new UnreadableFileException($"the file '{_file.Name}' was changed while it was loaded, or can't be read any more ({exception.Message}) Load it again.", exception);
        }

        return texts;
    }

    private static void SkipTo(long start, ExportStream text, byte[] chunk)
    {
        if (start - text.BytesRead > NearBy && text.CanRestartAnywhere)
        {
            text.Restart(start, text.Encoding);
            return;
        }

        while (text.BytesRead < start)
        {
            text.ReadExactly(chunk.AsSpan(0, (int)Math.Min(chunk.Length, start - text.BytesRead)));
        }
    }
}
