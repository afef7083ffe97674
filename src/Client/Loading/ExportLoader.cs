using System.IO.Hashing;
using System.Threading.Channels;
using Puffy.Analytics.Intake;
using Puffy.Client.Stores;
using Puffy.Delivery;
using Puffy.Grains.Loading;
using Puffy.Ingest;
using Puffy.Ingest.Files;

namespace Puffy.Client.Loading;

/// <summary>
/// Loads exports into a store, file by file. A file is done when what became of each of its rows is durable; a load that was
/// interrupted is taken up by loading the same files again.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="asOf">The time up to which the load looks, UTC.</param>
/// <param name="progress">Receives the progress of the load.</param>
/// <param name="users">Receives every user with an event in the files; null if unused.</param>
internal sealed class ExportLoader(OpenStore store, DateTime asOf, LoadProgress progress, HashSet<string>? users = null)
{
    /// <summary>Batches that are read or sent ahead of the oldest that is not yet durable: bounds memory.</summary>
    private const int BatchesInFlight = 4;

    private readonly RowValidator _validator = new(asOf);
    private readonly LoadSummary _summary = new();

    private readonly RowDelivery _delivery = new(store.Grains, store.Shards, users);

    /// <summary>Loads files in their order.</summary>
    public async Task<LoadSummary> LoadAsync(IReadOnlyList<ExportFile> files, CancellationToken cancellationToken)
    {
        progress.Start(files.Sum(file => file.Length));
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

        var begun = await store.Ledger.BeginAsync([.. toLoad]);
        var header = begun.Length == 0 ? null : HeaderBefore(begun[0].Id, (await store.Ledger.ReadAsync()).Files);
        foreach (var (file, known) in files.Zip(begun))
        {
            header = await LoadAsync(file, known, header, cancellationToken) ?? header;
            progress.FileDone(file.Length);
        }

        progress.Finish();
        return _summary;
    }

    private static Header? HeaderBefore(int fileId, IEnumerable<LoadedFile> files) =>
        files.LastOrDefault(file => file.Id < fileId && file.Columns.Length > 0) is { } before ? new Header(before.Columns) : null;

    private async Task<Header?> LoadAsync(ExportFile file, LoadedFile known, Header? previous, CancellationToken cancellationToken)
    {
        if (known.Complete)
        {
            NoteUsers(file, known);
            _summary.Add(known);
            return known.Columns.Length == 0 ? null : new Header(known.Columns);
        }

        ExportReader reader;
        try
        {
            reader = ExportReader.Open(file, known.Id, _validator);
        }
        catch (UnreadableFileException exception)
        {
            await CompleteAsync(known with
            {
                Findings =
                [
                    file.IsForeign
                        ? new Finding(FindingKinds.FileSkipped, string.Empty, file.Day, $"the file can't be read as events and was skipped: {exception.Message}")
                        : new Finding(FindingKinds.UnreadableFile, string.Empty, file.Day, exception.Message),
                ],
            });
            return null;
        }

        using (reader)
        {
            var (accepted, refused) = await SendAsync(reader, known.Id, cancellationToken);
            await CompleteAsync(known with
            {
                Rows = reader.Rows,
                Accepted = accepted,
                Quarantined = refused,
                Columns = [.. reader.Header.Names],
                Findings = [.. reader.Findings(previous)],
            });
            return reader.Header.Names.Count == 0 ? null : reader.Header;
        }
    }

    private bool IsReadable(ExportFile file)
    {
        try
        {
            ExportReader.Open(file, fileId: 0, _validator).Dispose();
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

    private async Task CompleteAsync(LoadedFile file)
    {
        await store.Ledger.CompleteAsync(file);
        _summary.Add(file);
    }

    /// <summary>Notes the users of a file that an earlier, interrupted load has loaded whole.</summary>
    private void NoteUsers(ExportFile file, LoadedFile known)
    {
        if (users is null || known.Columns.Length == 0)
        {
            return;
        }

        using var reader = ExportReader.Open(file, known.Id, _validator);
        while (reader.ReadNext() is { } batch)
        {
            using (batch)
            {
                users.UnionWith(batch.Accepted.Select(row => row.UserId));
            }
        }
    }

    /// <summary>Reads on a thread of its own while earlier batches are on their way.</summary>
    private async Task<(long Accepted, long Refused)> SendAsync(ExportReader reader, int fileId, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<ReadBatch>(1);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    while (reader.ReadNext() is { } batch)
                    {
                        await batches.Writer.WriteAsync(batch, stop.Token);
                        progress.Read(batch.Rows, reader.Position);
                    }

                    batches.Writer.Complete();
                }
                catch (Exception exception)
                {
                    batches.Writer.Complete(exception);
                }
            },
            CancellationToken.None);

        var (accepted, refused) = (0L, 0L);
        var underWay = new Queue<Task<DeliveredBatch>>();
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                underWay.Enqueue(_delivery.DeliverAsync(batch, fileId, cancellationToken));
                if (underWay.Count == BatchesInFlight)
                {
                    Count(await underWay.Dequeue());
                }
            }

            while (underWay.TryDequeue(out var batch))
            {
                Count(await batch);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
            await Task.WhenAll(underWay).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return (accepted, refused);

        void Count(DeliveredBatch batch)
        {
            accepted += batch.Accepted;
            refused += batch.Refused.Count;
            foreach (var row in batch.Refused)
            {
                _summary.Refuse(row.Refusal.Reason.Name());
            }
        }
    }
}
