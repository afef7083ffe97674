using System.IO.Compression;
using System.Text;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Ingest.Files;

namespace Puffy.Ingest.Tests;

/// <summary>An export on the disk, for as long as a test needs it.</summary>
internal sealed class Export : IDisposable
{
    public const string Header = "client_id,timestamp,event_name,page_url\n";
    public const int FileId = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("puffy-export-");

    public Export(byte[] bytes, string name = "events.csv")
    {
        File = new ExportFile(Path.Combine(_folder.FullName, name));
        System.IO.File.WriteAllBytes(File.Path, bytes);
    }

    public Export(string text, string name = "events.csv")
        : this(Encoding.UTF8.GetBytes(text), name)
    {
    }

    public ExportFile File { get; }

    /// <summary>A row with nothing wrong that has the page.</summary>
    public static string Row(string pageUrl, string userId = "u1") => $"{userId},2025-01-01T00:00:00Z,page_viewed,{pageUrl}\n";

    public static byte[] Compressed(string text) => Compressed(Encoding.UTF8.GetBytes(text));

    public static byte[] Compressed(byte[] text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return bytes.ToArray();
    }

    public static ReadExport Read(string text, string name = "events.csv") => Read(Encoding.UTF8.GetBytes(text), name);

    public static ReadExport Read(byte[] bytes, string name = "events.csv")
    {
        using var export = new Export(bytes, name);
        return export.Read();
    }

    /// <summary>Why a file is rejected whole.</summary>
    public static string WhyUnreadable(byte[] bytes, string name = "events.csv")
    {
        using var export = new Export(bytes, name);
        return Assert.Throws<UnreadableFileException>(() => export.Read()).Message;
    }

    public static string WhyUnreadable(string text, string name = "events.csv") => WhyUnreadable(Encoding.UTF8.GetBytes(text), name);

    public ExportReader Open() => ExportReader.Open(File, FileId, new RowValidator());

    public ReadExport Read(Header? previous = null)
    {
        using var reader = Open();
        var batches = new List<ReadBatch>();
        while (reader.ReadNext() is { } batch)
        {
            batches.Add(batch);
        }

        return new ReadExport(
            reader.Header,
            reader.Rows,
            [.. batches.SelectMany(batch => batch.Accepted)],
            [.. reader.Text.Read(batches.SelectMany(batch => batch.Places))],
            [.. batches.SelectMany(batch => batch.Refused)],
            reader.Findings(previous),
            [.. batches.Select(batch => batch.Rows)]);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>All that was read of an export; texts of accepted rows are read a second time, as for those that their journeys refuse.</summary>
internal sealed record ReadExport(
    Header Header,
    int Rows,
    IReadOnlyList<AcceptedRow> Accepted,
    IReadOnlyList<string> AcceptedTexts,
    IReadOnlyList<RefusedRow> Refused,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<int> RowsOfBatches)
{
    public IEnumerable<Event> Events => Accepted.Select(row => row.Event);

    public IEnumerable<string> Pages => Events.Select(item => item.PageUrl);

    /// <summary>Findings but for the columns that the short test header does not have.</summary>
    public IEnumerable<Finding> FileFindings => Findings.Where(finding => finding.Kind != FindingKinds.SchemaDrift);
}
