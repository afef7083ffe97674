namespace Puffy.Cluster.Shop;

/// <summary>The tables that an export wrote.</summary>
internal sealed class TableFolder(string folder)
{
    /// <summary>The columns of cleaned_events.csv that tell where an event arrived first; they are the last two.</summary>
    private const int ArrivalColumns = 2;

    /// <summary>What differs from other tables: bytes of silver and gold, and of cleaned events but for where they came from.</summary>
    /// <param name="expected">What they must be.</param>
    /// <param name="quarantine">Whether the refused rows must be equal too.</param>
    public IReadOnlyList<string> DifferencesFrom(TableFolder expected, bool quarantine)
    {
        var differences = new List<string>();
        foreach (var layer in (string[])["silver", "gold"])
        {
            var (ours, theirs) = (Names(layer), expected.Names(layer));
            differences.AddRange(theirs.Except(ours).Select(name => $"{name} is missing"));
            differences.AddRange(ours.Except(theirs).Select(name => $"{name} is not expected"));
            foreach (var name in ours.Intersect(theirs).Where(name => !Bytes(name).AsSpan().SequenceEqual(expected.Bytes(name))))
            {
                differences.Add(Difference(name, expected.Lines(name), Lines(name)));
            }
        }

        const string Events = "bronze/cleaned_events.csv";
        if (!WithoutArrival(Lines(Events)).SequenceEqual(WithoutArrival(expected.Lines(Events))))
        {
            differences.Add(Difference(Events, WithoutArrival(expected.Lines(Events)), WithoutArrival(Lines(Events))));
        }

        const string Quarantine = "bronze/quarantine.csv";
        if (quarantine && !Bytes(Quarantine).AsSpan().SequenceEqual(expected.Bytes(Quarantine)))
        {
            differences.Add(Difference(Quarantine, expected.Lines(Quarantine), Lines(Quarantine)));
        }

        return differences;
    }

    /// <summary>The events without where they came from.</summary>
    public string[] Events() => WithoutArrival(Lines("bronze/cleaned_events.csv"));

    /// <summary>Lines of a table, header included.</summary>
    public string[] Lines(string name) => File.ReadAllLines(Path.Combine(folder, name));

    /// <summary>Every CSV file of every layer in which a text stands.</summary>
    public IEnumerable<string> Mentioning(string text) => ((string[])["bronze", "silver", "gold"]).SelectMany(Names)
        .Where(name => File.ReadAllText(Path.Combine(folder, name)).Contains(text, StringComparison.Ordinal));

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(folder, name));

    private List<string> Names(string layer) => [.. Directory.EnumerateFiles(Path.Combine(folder, layer), "*.csv").Select(path => $"{layer}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    private static string[] WithoutArrival(string[] lines) => [.. lines.Select(line =>
    {
        var end = line.Length;
        for (var i = 0; i < ArrivalColumns && end > 0; i++)
        {
            end = line.LastIndexOf(',', end - 1);
        }

        return line[..Math.Max(end, 0)];
    })];

    private static string Difference(string name, string[] expected, string[] actual)
    {
        var missing = expected.Except(actual).ToList();
        var surplus = actual.Except(expected).ToList();
        return $"{name}: {missing.Count} rows missing, {surplus.Count} not expected, {expected.Length} and {actual.Length} rows; " +
            $"first missing: {missing.FirstOrDefault()}; first not expected: {surplus.FirstOrDefault()}";
    }
}
