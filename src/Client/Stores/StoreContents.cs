using System.Runtime.CompilerServices;
using System.Text;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Client.Stores.Cluster;
using Puffy.Grains.Identities;
using Puffy.Grains.Journeys;
using Puffy.Grains.Loading;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Storage;
using Puffy.Tables.Bronze;
using Puffy.Tables.Export;

namespace Puffy.Client.Stores;

/// <summary>Reads what a store holds through its grains, without waking a single user.</summary>
internal sealed class StoreContents : IStoreContents
{
    private readonly OpenStore _store;
    private readonly SourceNames _names;
    private readonly PatientScan<StoredJourney> _journeys;
    private readonly PatientScan<QuarantinedRow> _refused;

    private readonly GivenKeys _givenKeys;

    private StoreContents(OpenStore store, SourceNames names, IReadOnlyList<SourceFile> files, GivenKeys givenKeys, Currency currency)
    {
        Currency = currency;
        _givenKeys = givenKeys;
        _store = store;
        _names = names;
        _journeys = new(store.Patience, (x, y) => Utf8(x.UserId).AsSpan().SequenceCompareTo(Utf8(y.UserId)));
        _refused = new(store.Patience, (x, y) => (x.SourceId, x.Row).CompareTo((y.SourceId, y.Row)));
        Files = files;

        static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
    }

    /// <inheritdoc/>
    public int Shards => _store.Shards;

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> Files { get; }

    private IQuarantineReaderGrain Quarantine => _store.Grains.GetGrain<IQuarantineReaderGrain>(0);

    /// <inheritdoc/>
    public Currency Currency { get; }

    /// <inheritdoc/>
    public string NameOf(int sourceId) => _names.Of(sourceId);

    /// <inheritdoc/>
    public AnalysisOptions Options => _store.Rules.Options;

    /// <summary>Takes stock of a store's files and live keys.</summary>
    public static Task<StoreContents> OfAsync(OpenStore store, CancellationToken cancellationToken) =>
        OfAsync(store, [store.Rules.Options.Identity], cancellationToken);

    /// <summary>Takes stock of a store's files and live keys.</summary>
    /// <param name="store">The store.</param>
    /// <param name="identities">The ways to join users under which the journeys will be looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<StoreContents> OfAsync(OpenStore store, IEnumerable<IdentityKind> identities, CancellationToken cancellationToken)
    {
        var erased = await store.Grains.GetGrain<IQuarantineReaderGrain>(0).ReadErasedRowsAsync(cancellationToken);
        var names = await SourceNames.ReadAsync(store.Ledger);
        if (names.Entries.Files.FirstOrDefault(file => file.Damaged) is { } damaged)
        {
            throw new StoreException(
                $"The store lacks rows of '{damaged.Name}', which were damaged and are not yet loaded again. Load the file again: puffy load --input {damaged.Name}");
        }

        var files = names.Entries.Files.Select(file => new SourceFile(
            file.Id, file.Name, file.Complete ? file.Rows - erased.GetValueOrDefault(file.Id) : null, file.Findings, erased.GetValueOrDefault(file.Id)));
        var live = names.Entries.LiveByKey().Select(live => new SourceFile(live[0].Id, LiveSourceName.OfKey(live[0].Sender.Key), Rows: null, LiveSource.FindingsOf(live))
        {
            Ids = [.. live.Select(source => source.Id)],
        });
        return new StoreContents(
            store,
            names,
            [.. files, .. live],
            identities.Any(identity => identity != IdentityKind.None) ? await GivenKeys.ReadAsync(store.Grains) : GivenKeys.None,
            await store.MainCurrencyAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken) => Quarantine.ReadErasedRowsAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<Journey>> ReadJourneysAsync(int shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var grain = _store.Grains.GetGrain<IJourneyShardGrain>(shard);
        await foreach (var batch in _journeys.ReadAsync(() => grain.ReadAsync(cancellationToken).WithBatchSize(1), cancellationToken))
        {
            List<Journey> journeys = [.. batch.Select(stored => Journey.Of(stored.UserId, StoredEvents.ReadAll(stored), _store.Rules, _givenKeys.Of(stored.UserId)))];
            await _names.LookUpAsync(journeys.Select(journey => journey.Events));
            yield return journeys;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<QuarantineRow>> ReadRefusedRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in _refused.ReadAsync(() => Quarantine.ReadAsync(cancellationToken).WithBatchSize(1), cancellationToken))
        {
            await _names.LookUpAsync(batch.Max(row => row.RequireSound().SourceId));
            yield return [.. batch.Select(row => new QuarantineRow(
                NameOf(row.SourceId), row.SourceId, row.Row, row.Reason.Name(), row.Detail, row.Raw, row.Day, row.EmptyColumns))];
        }
    }
}
