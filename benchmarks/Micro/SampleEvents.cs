using Puffy.Analytics.Intake;
using Puffy.Ingest;
using Puffy.Ingest.Files;
using Puffy.Sample;
using Puffy.Sample.Options;

namespace Puffy.Benchmarks.Micro;

/// <summary>A day of the made-up shop.</summary>
internal static class SampleEvents
{
    /// <summary>Writes the day's export into a new folder of temporary files.</summary>
    public static ExportFile Write()
    {
        var folder = Directory.CreateTempSubdirectory("puffy-micro-").FullName;
        SampleShop.Write(folder, new SampleOptions { Users = 10_000, Days = 1, Seed = 3 });
        return new ExportFile(Directory.GetFiles(folder, "*.csv").Single());
    }

    /// <summary>Reads all rows of an export.</summary>
    public static List<AcceptedRow> Read(ExportFile file)
    {
        using var reader = ExportReader.Open(file, fileId: 1, new RowValidator());
        var rows = new List<AcceptedRow>();
        while (reader.ReadNext() is { } batch)
        {
            rows.AddRange(batch.Accepted);
        }

        return rows;
    }
}
