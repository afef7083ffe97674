using System.Collections.Concurrent;
using System.Globalization;
using Puffy.Reports.Tables.Bronze;
using Puffy.Reports.Tables.Silver;

namespace Puffy.Reports.Tables;

/// <summary>Writes every table in one pass over the journeys, on all cores.</summary>
public sealed class TableExport : IDisposable
{
    private readonly string _folder;
    private readonly IStoreContents _contents;
    private readonly JourneyTables _journeys;
    private readonly TableWriter<RefusedRow> _quarantine;

    /// <summary>An export of a store's contents below a folder: read, then finish.</summary>
    public TableExport(IStoreContents contents, string folder)
    {
        ArgumentNullException.ThrowIfNull(contents);
        _contents = contents;
        _folder = folder;
        _journeys = new JourneyTables(folder, contents.Files.ToDictionary(file => file.Id, file => file.Name));
        _quarantine = new(BronzeTables.Quarantine, folder);
    }

    /// <summary>Deletes what was written on the way.</summary>
    public void Dispose()
    {
        _journeys.Dispose();
        _quarantine.Dispose();
    }

    /// <summary>Reads the journeys and refused rows once, gathering rows and figures.</summary>
    public async Task<StoreFigures> ReadAsync(CancellationToken cancellationToken)
    {
        // Each reader has rows and figures of its own, so that readers never wait for each other.
        var shards = new ConcurrentQueue<int>(Enumerable.Range(0, _contents.Shards));
        var readers = Enumerable.Range(0, Math.Min(Environment.ProcessorCount, _contents.Shards)).Select(_ => _journeys.NewPart()).ToList();
        var all = await Task.WhenAll(readers.Select(part => Task.Run(() => ReadShardsAsync(shards, part, cancellationToken), cancellationToken)));
        var figures = new StoreFigures();
        foreach (var some in all)
        {
            figures.Merge(some);
        }

        var quarantine = _quarantine.Part();
        await foreach (var batch in _contents.ReadRefusedRowsAsync(cancellationToken))
        {
            foreach (var row in batch)
            {
                figures.Add(row);
                quarantine.Add(row);
            }
        }

        return figures;
    }

    /// <summary>Sorts and writes every table.</summary>
    /// <param name="figures">What <see cref="ReadAsync"/> gathered.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    public IReadOnlyList<TableFile> Finish(StoreFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var finishing = _journeys.Finishing
            .Append(_quarantine.Finish)
            .Append(() => TableWriter<FileFinding>.Write(BronzeTables.Findings, _folder, Findings()))
            .ToList();
        var files = new ConcurrentBag<TableFile>();
        Parallel.ForEach(
            Partitioner.Create(finishing, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            finish => files.Add(finish()));

        var aggregates = AggregateTables.Write(_folder, figures.Channels, figures.Funnel, figures.Monitoring);
        var sessions = _journeys.CopySessions(files.First(file => file.Table == SessionTable.Sessions));
        var all = files.Concat(aggregates).Append(sessions).ToDictionary(file => file.Table.Path);
        return [.. OutputTables.All.Select(table => all[table.Path])];
    }

    private async Task<StoreFigures> ReadShardsAsync(ConcurrentQueue<int> shards, JourneyTables.Part rows, CancellationToken cancellationToken)
    {
        var figures = new StoreFigures();
        while (shards.TryDequeue(out var shard))
        {
            await foreach (var batch in _contents.ReadJourneysAsync(shard, cancellationToken))
            {
                foreach (var journey in batch)
                {
                    figures.Add(journey);
                    rows.Add(journey);
                }
            }
        }

        return figures;
    }

    private IEnumerable<FileFinding> Findings() =>
        from file in _contents.Files
        from finding in file.Findings
        select new FileFinding(
            finding.Kind,
            file.Name,
            file.Id,
            finding.Subject,
            finding.FirstDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
            finding.Detail);
}
