using System.Globalization;

namespace Puffy.Benchmarks.Speed.Scenarios;

/// <summary>From exports to all tables, on a fresh store.</summary>
internal static class FullLoad
{
    /// <summary>Runs both engines in turn over each size.</summary>
    public static ResultTable Run(Engines engines, string work, IEnumerable<InputSize> sizes, int rounds)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var size in sizes)
        {
            var input = Inputs.Folder(work, size.Name, size.Sample);
            var (puffy, peer) = (new List<MeasuredProcess>(), new List<MeasuredProcess>());
            for (var round = 0; round < rounds; round++)
            {
                var output = Inputs.Fresh(Path.Combine(work, "out-puffy"));
                puffy.Add(MeasuredProcess.Run(engines.Puffy, "run", "--input", input, "--output", output));
                var record = File.ReadAllText(Path.Combine(output, "run.json"));
                var peerOutput = Inputs.Fresh(Path.Combine(work, "out-peer"));
                peer.Add(MeasuredProcess.Run(engines.Peer, "tables", input, peerOutput));
                Agreement.Require(record, peer[^1].Output);
                Console.Error.WriteLine(FormattableString.Invariant($"full load {size.Name}, round {round + 1}: {puffy[^1].Seconds:0.00} s, peer {peer[^1].Seconds:0.00} s"));
            }

            rows.Add(Row(size, Events(Path.Combine(work, "out-puffy", "run.json")), puffy, peer));
        }

        return new ResultTable(
            "(a) Full load",
            $"`puffy run`: exports to tables, reports and PDFs, everything durable on the way. Peer: exports to the same tables. Whole processes, {rounds} rounds, in turn; median (least–most). All figures of both agree to the cent.",
            ["events", "puffy s", "peer s", "ratio", "puffy µs an event", "puffy peak MiB", "peer peak MiB"],
            rows);
    }

    private static List<string> Row(InputSize size, long events, List<MeasuredProcess> puffy, List<MeasuredProcess> peer)
    {
        var (ours, theirs) = (new Samples([.. puffy.Select(run => run.Seconds)]), new Samples([.. peer.Select(run => run.Seconds)]));
        return
        [
            $"{size.Name} ({events.ToString("N0", CultureInfo.InvariantCulture)})",
            ours.Seconds,
            theirs.Seconds,
            FormattableString.Invariant($"{ours.Median / theirs.Median:0.00}"),
            FormattableString.Invariant($"{ours.Median * 1e6 / events:0.0}"),
            FormattableString.Invariant($"{puffy.Max(run => run.PeakBytes) >> 20}"),
            FormattableString.Invariant($"{peer.Max(run => run.PeakBytes) >> 20}"),
        ];
    }

    private static long Events(string runRecord)
    {
        using var record = System.Text.Json.JsonDocument.Parse(File.ReadAllText(runRecord));
        return record.RootElement.GetProperty("events").GetInt64();
    }
}
