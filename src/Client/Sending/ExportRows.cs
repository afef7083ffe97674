using Puffy.Analytics.Intake;
using Puffy.Ingest;
using Puffy.Ingest.Files;

namespace Puffy.Client.Sending;

/// <summary>The rows of exports that are events.</summary>
internal static class ExportRows
{
    /// <summary>Reads files one after the other.</summary>
    /// <param name="files">The files.</param>
    /// <param name="refused">Receives the number of rows of a batch that are no events.</param>
    /// <exception cref="UnreadableFileException">A file can't be read.</exception>
    public static IEnumerable<AcceptedRow> Read(IReadOnlyList<ExportFile> files, Action<int> refused)
    {
        var validator = new RowValidator();
        foreach (var file in files)
        {
            using var reader = ExportReader.Open(file, fileId: 0, validator);
            while (reader.ReadNext() is { } batch)
            {
                refused(batch.Refused.Count);
                foreach (var row in batch.Accepted)
                {
                    yield return row;
                }
            }
        }
    }
}
