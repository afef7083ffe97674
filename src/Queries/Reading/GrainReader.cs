using System.Collections.Immutable;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Facts.Scans;
using Puffy.Grains.Facts;
using Puffy.Grains.Journeys;
using Puffy.Grains.Monitoring;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;

namespace Puffy.Queries.Reading;

/// <summary>Reads a store through its grains.</summary>
internal sealed class GrainReader : IStoreReader
{
    private readonly IGrainFactory _grains;
    private readonly int _shards;
    private readonly Figures _figures;

    public GrainReader(IGrainFactory grains, int shards)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shards);
        _grains = grains;
        _shards = shards;
        _figures = new Figures(grains, shards);
    }

    private IMonitorGrain Monitor => _grains.GetGrain<IMonitorGrain>(0);

    /// <inheritdoc/>
    public async Task<AttributionFigures> ReadAttributionAsync(DateOnly? day, CancellationToken cancellationToken) =>
        await _figures.AttributionAsync(await _grains.GetGrain<IAnalysisOptionsGrain>(0).GetAsync(), day, cancellationToken);

    /// <inheritdoc/>
    public Task<FunnelRollup> ReadFunnelAsync(CancellationToken cancellationToken) => _figures.FunnelAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<MonitoringRollup> ReadDaysAsync(CancellationToken cancellationToken) => _figures.MonitoringAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<Currency> ReadMainCurrencyAsync(CancellationToken cancellationToken) =>
        await _figures.MainCurrencyAsync((await _grains.GetGrain<IAnalysisOptionsGrain>(0).GetAsync()).Currency, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShardAnswer>> AskFactsAsync(ImmutableArray<ShardQuestion> questions, CancellationToken cancellationToken) =>
        await Task.WhenAll(Enumerable.Range(0, _shards).Select(shard => _grains.GetGrain<IFactsGrain>(shard).AskAsync(questions, cancellationToken)));

    /// <inheritdoc/>
    public Task<UserJourney?> ReadUserAsync(string userId, CancellationToken cancellationToken) =>
        _grains.GetGrain<IUserGrain>(userId).GetJourneyAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<MonitoringVerdict> JudgeRollupsAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken) =>
        Monitor.JudgeRollupsAsync(thresholds, asOf, cancellationToken);

    /// <inheritdoc/>
    public Task<MonitoringVerdict> AuditAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken) =>
        Monitor.JudgeAsync(thresholds, asOf, cancellationToken);
}
