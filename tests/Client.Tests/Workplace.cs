namespace Puffy.Client.Tests;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
public sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("puffy-test-");

    public static string SmallShop => Path.Combine(AppContext.BaseDirectory, "SmallShop");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The paths of the CSV files below a folder that both tables and contract know, with their bytes.</summary>
    public static SortedDictionary<string, byte[]> Tables(string folder, params string[] layers) => new(
        layers.SelectMany(layer => Directory.EnumerateFiles(Path.Combine(folder, layer), "*.csv"))
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes),
        StringComparer.Ordinal);

    public static void AssertSame(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, table => Assert.True(table.Value.AsSpan().SequenceEqual(actual[table.Key]), $"{table.Key} differs"));
    }

    /// <summary>The rows of cleaned_events.csv without the two columns that depend on arrival.</summary>
    public static IEnumerable<string> EventsWithoutSource(string folder) =>
        File.ReadAllText(Path.Combine(folder, "bronze", "cleaned_events.csv")).Split('\n')
            .Select(row => row.Contains(',', StringComparison.Ordinal) ? row[..row.LastIndexOf(',')] : row)
            .Select(row => row.Contains(',', StringComparison.Ordinal) ? row[..row.LastIndexOf(',')] : row);
}
