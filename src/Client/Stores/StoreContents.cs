using System.Runtime.CompilerServices;
using System.Text;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Client.Stores.Cluster;
using Puffy.Grains.Journeys;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Storage;
using Puffy.Tables.Bronze;
using Puffy.Tables.Export;

namespace Puffy.Client.Stores;

/// <summary>Reads what a store holds through its grains, without waking a single user.</summary>
internal sealed class StoreContents : IStoreContents
{
    private readonly OpenStore _store;
    private readonly Dictionary<int, string> _names;
    private readonly PatientScan<StoredJourney> _journeys;
    private readonly PatientScan<QuarantinedRow> _refused;

    private StoreContents(OpenStore store, IReadOnlyList<SourceFile> files, Currency currency)
    {
        Currency = currency;
        _store = store;
        _journeys = new(store.Patience, (x, y) => Utf8(x.UserId).AsSpan().SequenceCompareTo(Utf8(y.UserId)));
        _refused = new(store.Patience, (x, y) => (x.FileId, x.Row).CompareTo((y.FileId, y.Row)));
        Files = files;

        static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
        _names = files.ToDictionary(file => file.Id, file => file.Name);
    }

    /// <inheritdoc/>
    public int Shards => _store.Shards;

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> Files { get; }

    private IQuarantineReaderGrain Quarantine => _store.Grains.GetGrain<IQuarantineReaderGrain>(0);

    /// <inheritdoc/>
    public Currency Currency { get; }

    /// <summary>Takes stock of a store's files.</summary>
    public static async Task<StoreContents> OfAsync(OpenStore store, CancellationToken cancellationToken)
    {
        var erased = await store.Grains.GetGrain<IQuarantineReaderGrain>(0).ReadErasedRowsAsync(cancellationToken);
        var files = await store.Ledger.ReadAsync();
        return new StoreContents(
            store,
            [.. files.Select(file => new SourceFile(
                file.Id, file.Name, file.Complete ? file.Rows - erased.GetValueOrDefault(file.Id) : null, file.Findings))],
            await store.MainCurrencyAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<Journey>> ReadJourneysAsync(int shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var grain = _store.Grains.GetGrain<IJourneyShardGrain>(shard);
        await foreach (var batch in _journeys.ReadAsync(() => grain.ReadAsync(cancellationToken).WithBatchSize(1), cancellationToken))
        {
            yield return [.. batch.Select(stored => Journey.Of(stored.UserId, StoredEvents.Read(stored).ToArray(), _store.Rules))];
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<QuarantineRow>> ReadRefusedRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in _refused.ReadAsync(() => Quarantine.ReadAsync(cancellationToken).WithBatchSize(1), cancellationToken))
        {
            yield return [.. batch.Select(row => new QuarantineRow(
                _names[row.FileId], row.FileId, row.Row, row.Reason.Name(), row.Detail, row.Raw, row.Day, row.EmptyColumns))];
        }
    }
}
