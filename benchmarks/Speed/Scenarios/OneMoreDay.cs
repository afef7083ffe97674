using Puffy.Sample.Options;

namespace Puffy.Benchmarks.Speed.Scenarios;

/// <summary>One more day onto histories of several lengths, tables brought up to date.</summary>
internal static class OneMoreDay
{
    private static readonly int[] Histories = [1, 13, 60];

    /// <summary>Users a day; it gives about 20,000 events a day.</summary>
    private const int UsersPerDay = 14_000;

    /// <summary>Runs both engines in turn over each history.</summary>
    public static ResultTable Run(Engines engines, string work, int rounds)
    {
        var days = Histories.Max() + 1;
        var input = Inputs.Folder(work, "days", new SampleOptions { Users = UsersPerDay * days, Days = days, Seed = 3 });
        var files = Directory.GetFiles(input, "*.csv").Order(StringComparer.Ordinal).ToList();
        var rows = new List<IReadOnlyList<string>>();
        var first = 0.0;
        foreach (var history in Histories)
        {
            var store = Path.Combine(Inputs.Fresh(Path.Combine(work, "history")), "history.store");
            MeasuredProcess.Run(engines.Puffy, ["load", "--store", store, .. files.Take(history).SelectMany(file => new[] { "--input", file })]);
            var peerInput = Inputs.Fresh(Path.Combine(work, "days-so-far"));
            files.Take(history + 1).ToList().ForEach(file => File.Copy(file, Path.Combine(peerInput, Path.GetFileName(file))));
            var (refresh, whole, peer) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                var folder = Inputs.Fresh(Path.Combine(work, "one-more-day"));
                var copy = Path.Combine(folder, "shop.store");
                CopyToDisk(store, copy);
                var tables = Path.Combine(folder, "tables");
                refresh.Add(MeasuredProcess.Run(engines.Puffy, "load", "--input", files[history], "--store", copy, "--refresh", tables).Seconds);
                whole.Add(MeasuredProcess.Run(engines.Puffy, "export", "--store", copy, "--output", tables).Seconds);
                var peerOutput = Inputs.Fresh(Path.Combine(work, "out-peer"));
                var recomputed = MeasuredProcess.Run(engines.Peer, "tables", peerInput, peerOutput);
                peer.Add(recomputed.Seconds);
                Agreement.Require(File.ReadAllText(Path.Combine(tables, "run.json")), recomputed.Output);
                // What is deleted is not written to the disk any more while the next round is measured.
                Directory.Delete(peerOutput, recursive: true);
                Console.Error.WriteLine(FormattableString.Invariant(
                    $"one more day onto {history}, round {round + 1}: {refresh[^1]:0.00} s, all tables {whole[^1]:0.00} s more, peer {peer[^1]:0.00} s"));
            }

            var (ours, export, theirs) = (new Samples(refresh), new Samples(whole), new Samples(peer));
            first = first == 0 ? ours.Median : first;
            rows.Add([
                $"{history}",
                ours.Seconds,
                FormattableString.Invariant($"{ours.Median / first:0.00}"),
                theirs.Seconds,
                FormattableString.Invariant($"{theirs.Median / ours.Median:0.0}"),
                export.Seconds,
            ]);
        }

        return new ResultTable(
            "(b) One more day",
            $"A day of about 20,000 events onto days of the same size. `puffy load --refresh`: the day loaded, the aggregate tables written anew from the rollups, and the rows of every user of the day written as a set of changes; the long tables are not rewritten. What that would cost on top is in the last column (`puffy export`, which grows with the history). Peer: everything from all exports. Whole processes, {rounds} rounds, in turn.",
            ["days of history", "puffy s", "to one day", "peer s", "peer to puffy", "all tables whole, s more"],
            rows);
    }

    /// <summary>A shop's store lies on its disk: bytes that are still on their way there would slow the commits that are measured.</summary>
    private static void CopyToDisk(string from, string to)
    {
        File.Copy(from, to);
        using var file = File.OpenHandle(to, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }
}
