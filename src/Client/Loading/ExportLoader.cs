using System.IO.Hashing;
using Puffy.Analytics.Intake;
using Puffy.Client.Stores;
using Puffy.Delivery;
using Puffy.Grains.Loading;
using Puffy.Ingest;
using Puffy.Ingest.Files;

namespace Puffy.Client.Loading;

/// <summary>
/// Loads exports into a store. All rows are read and divided by shard first, as far as memory allows, then the shards are written one after
/// the other. A file is done when what became of each of its rows is durable; a load that was interrupted is taken up by loading the same
/// files again.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="asOf">The time up to which the load looks, UTC.</param>
/// <param name="progress">Receives the progress of the load.</param>
/// <param name="users">Receives every user with an event in the files; null if unused.</param>
/// <param name="bounds">Bounds memory; null for the default.</param>
internal sealed class ExportLoader(OpenStore store, DateTime asOf, LoadProgress progress, HashSet<string>? users = null, LoadBounds? bounds = null)
{
    /// <summary>Rows that go to the quarantine together.</summary>
    private const int RefusedTogether = 4096;

    /// <summary>Letters of rows that go to the quarantine together, about.</summary>
    private const long RefusedLetters = 4 << 20;

    /// <summary>Files that are read at once.</summary>
    private static readonly int FilesAtOnce = Environment.ProcessorCount;

    private readonly LoadSummary _summary = new();
    private readonly Dictionary<int, LoadedFile> _loaded = [];
    private readonly LoadBounds _bounds = bounds ?? new LoadBounds();
    private readonly LoadRound _round = new(bounds ?? new LoadBounds());
    private readonly BulkDelivery _journeys = new(store.Grains, store.Shards);
    private readonly QuarantineDelivery _quarantine = new(store.Grains, store.Shards);

    /// <summary>Loads files in their order.</summary>
    public async Task<LoadSummary> LoadAsync(IReadOnlyList<ExportFile> files, CancellationToken cancellationToken)
    {
        progress.Start(files.Sum(file => file.Length));
        var begun = await BeginAsync(files, cancellationToken);
        var header = begun.Count == 0 ? null : HeaderBefore(begun[0].Id, (await store.Ledger.ReadAsync()).Files);
        var readings = new Queue<FileReading>();
        try
        {
            var next = 0;
            for (var at = 0; at < files.Count; at++)
            {
                for (; next < files.Count && readings.Count < FilesAtOnce; next++)
                {
                    if (!begun[next].Complete)
                    {
                        readings.Enqueue(new FileReading(files[next], begun[next], store.Shards, asOf, _bounds, progress, cancellationToken));
                    }
                }

                if (begun[at].Complete)
                {
                    header = TakeComplete(files[at], begun[at]) ?? header;
                    continue;
                }

                header = await TakeAsync(files[at], begun[at], readings.Peek(), header, cancellationToken) ?? header;
                await readings.Dequeue().DisposeAsync();
            }

            await DeliverAsync(cancellationToken);
        }
        finally
        {
            while (readings.TryDequeue(out var reading))
            {
                await reading.DisposeAsync();
            }
        }

        progress.Finish();
        foreach (var file in begun)
        {
            _summary.Add(_loaded[file.Id]);
        }

        return _summary;
    }

    private static Header? HeaderBefore(int fileId, IEnumerable<LoadedFile> files) =>
        files.LastOrDefault(file => file.Id < fileId && file.Columns.Length > 0) is { } before ? new Header(before.Columns) : null;

    private async Task<IReadOnlyList<LoadedFile>> BeginAsync(IReadOnlyList<ExportFile> files, CancellationToken cancellationToken)
    {
        var toLoad = new List<FileToLoad>(files.Count);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var isRead = !file.IsForeign || IsReadable(file);
            if (isRead && !hashes.ContainsKey(file.Path))
            {
                hashes.Add(file.Path, await HashAsync(file.Path, cancellationToken));
            }

            // What is skipped may be of any size, and is not worth reading to its end.
            toLoad.Add(new FileToLoad(file.Name, isRead ? hashes[file.Path] : string.Empty));
        }

        return await store.Ledger.BeginAsync([.. toLoad]);
    }

    private Header? TakeComplete(ExportFile file, LoadedFile known)
    {
        NoteUsers(file, known);
        _loaded.Add(known.Id, known);
        progress.Skip(file.Length);
        return known.Columns.Length == 0 ? null : new Header(known.Columns);
    }

    /// <summary>Takes the rows of a file into the round, and delivers whatever is full.</summary>
    /// <returns>The file's header; null where it has none.</returns>
    private async Task<Header?> TakeAsync(ExportFile file, LoadedFile known, FileReading reading, Header? previous, CancellationToken cancellationToken)
    {
        var taken = _round.Begin(known);
        await foreach (var part in reading.Parts)
        {
            _round.Add(part);
            if (_round.IsFull)
            {
                await DeliverAsync(cancellationToken);
            }
        }

        var reader = await reading.Whole;
        taken.Whole = reader is null
            ? known with { Findings = [Skipped(file, reading.Unreadable!)] }
            : known with { Rows = reader.Rows, Columns = [.. reader.Header.Names], Findings = [.. reader.Findings(previous)] };
        return reader is null || reader.Header.Names.Count == 0 ? null : reader.Header;
    }

    private static Finding Skipped(ExportFile file, UnreadableFileException unreadable) => file.IsForeign
        ? new Finding(FindingKinds.FileSkipped, string.Empty, file.Day, $"the file can't be read as events and was skipped: {unreadable.Message}")
        : new Finding(FindingKinds.UnreadableFile, string.Empty, file.Day, unreadable.Message);

    /// <summary>Delivers what is in the round, and ends the load of each file that is whole.</summary>
    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        var untaken = await _journeys.DeliverAsync(_round.Accepted, progress.Wrote, users, cancellationToken);
        foreach (var file in _round.Files)
        {
            await QuarantineAsync(file.Id, file.TakeRefused(untaken), cancellationToken);
            if (file.Loaded is { } loaded)
            {
                await store.Ledger.CompleteAsync(loaded);
                _loaded.Add(loaded.Id, loaded);
            }
        }

        _round.Renew();
    }

    private async Task QuarantineAsync(int fileId, IEnumerable<RefusedRow> refused, CancellationToken cancellationToken)
    {
        var rows = new List<RefusedRow>();
        var letters = 0L;
        foreach (var row in refused)
        {
            rows.Add(row);
            letters += row.Raw.Length;
            if (rows.Count == RefusedTogether || letters >= RefusedLetters)
            {
                await KeepAsync();
            }
        }

        await KeepAsync();

        async Task KeepAsync()
        {
            await _quarantine.KeepAsync(rows, fileId, cancellationToken);
            rows.ForEach(row => _summary.Refuse(row.Refusal.Reason.Name()));
            rows.Clear();
            letters = 0;
        }
    }

    private bool IsReadable(ExportFile file)
    {
        try
        {
            ExportReader.Open(file, fileId: 0, new RowValidator(asOf)).Dispose();
            return true;
        }
        catch (UnreadableFileException)
        {
            return false;
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        var hash = new XxHash128();
        try
        {
            await using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: false);
            await hash.AppendAsync(bytes, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reader meets the same fault and reports it; the file is one without bytes until then.
            hash.Reset();
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Notes the users of a file that an earlier, interrupted load has loaded whole.</summary>
    private void NoteUsers(ExportFile file, LoadedFile known)
    {
        if (users is null || known.Columns.Length == 0)
        {
            return;
        }

        using var reader = ExportReader.Open(file, known.Id, new RowValidator(asOf));
        while (reader.ReadNext() is { } batch)
        {
            users.UnionWith(batch.Accepted.Select(row => row.UserId));
        }
    }
}
