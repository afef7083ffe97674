using Puffy.Analytics.Intake;
using Puffy.Ingest.Decoding;
using Puffy.Ingest.Files;

namespace Puffy.Ingest;

/// <summary>Reads texts of rows from a file, in its order.</summary>
internal sealed class FileTextReader : IDisposable
{
    private const int ChunkSize = 1 << 16;

    /// <summary>To read on costs less than to look for a place that is not farther than this.</summary>
    private const int NearBy = 1 << 20;

    private readonly ExportFile _file;
    private readonly ExportStream _text;
    private readonly byte[] _chunk = new byte[ChunkSize];

    private FileTextReader(ExportFile file, ExportStream text) => (_file, _text) = (file, text);

    /// <summary>Opens a file as text of an encoding.</summary>
    /// <exception cref="UnreadableFileException">It can't be read any more.</exception>
    public static FileTextReader Open(ExportFile file, TextEncoding encoding)
    {
        try
        {
            var text = new ExportStream(file);
            text.Restart(0, encoding);
            return new FileTextReader(file, text);
        }
        catch (Exception exception) when (ExportStream.IsFailure(exception))
        {
            throw Changed(file, exception);
        }
    }

    /// <summary>The text of a row that stands behind those that were read before.</summary>
    /// <exception cref="UnreadableFileException">It is not there any more.</exception>
    public string Read(TextPlace place)
    {
        try
        {
            SkipTo(place.Start);
            var kept = _chunk.AsSpan(0, Math.Min(place.Length, KeptText.Longest));
            _text.ReadExactly(kept);
            return KeptText.Of(kept, place.Length);
        }
        catch (Exception exception) when (ExportStream.IsFailure(exception))
        {
            throw Changed(_file, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private static UnreadableFileException Changed(ExportFile file, Exception exception) => new(
        $"the file '{file.Name}' was changed while it was loaded, or can't be read any more ({exception.Message}) Load it again.", exception);

    private void SkipTo(long start)
    {
        if (start - _text.BytesRead > NearBy && _text.CanRestartAnywhere)
        {
            _text.Restart(start, _text.Encoding);
            return;
        }

        while (_text.BytesRead < start)
        {
            _text.ReadExactly(_chunk.AsSpan(0, (int)Math.Min(ChunkSize, start - _text.BytesRead)));
        }
    }
}
