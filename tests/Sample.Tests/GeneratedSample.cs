using System.Globalization;
using Puffy.Sample.Options;

namespace Puffy.Sample.Tests;

/// <summary>A sample in a folder of its own, which goes when the test is over.</summary>
internal sealed class GeneratedSample : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("puffy-sample-").FullName;

    public GeneratedSample(SampleOptions options) => Summary = SampleShop.Write(_folder, options, TestContext.Current.CancellationToken);

    public SampleSummary Summary { get; }

    /// <summary>The content of each file by name.</summary>
    public SortedDictionary<string, byte[]> Files() => new(
        Directory.GetFiles(_folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes), StringComparer.Ordinal);

    public List<SampleRow> Rows() => [.. Files().SelectMany(file => RowsOf(file.Key, file.Value))];

    public List<SampleRow> RowsOf(DateOnly day) => Rows().FindAll(row => row.FileDay == day);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<SampleRow> RowsOf(string name, byte[] bytes)
    {
        var day = DateOnly.ParseExact(name, "'events_'yyyyMMdd'.csv'", CultureInfo.InvariantCulture);
        var rows = CsvText.Read(bytes);
        var header = rows[0].Select(column => column == "clientId" ? "client_id" : column).ToArray();
        foreach (var row in rows.Skip(1))
        {
            Assert.Equal(header.Length, row.Length);
            yield return new SampleRow(day, header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
        }
    }
}
