using System.Collections.Immutable;
using Puffy.Analytics;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Users;
using Puffy.Facts.Funnels;
using Puffy.Facts.Live;
using Puffy.Facts.Scans;
using Puffy.Grains.Facts;
using Puffy.Grains.Journeys;
using Puffy.Grains.Loading;
using Puffy.Grains.Monitoring;
using Puffy.Grains.Options;
using Puffy.Grains.Persons;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Queries.Reading;

/// <summary>Reads a store through its grains.</summary>
internal sealed class GrainReader : IStoreReader
{
    private readonly IGrainFactory _grains;
    private readonly int _shards;
    private readonly EmailHashing? _emails;
    private readonly Figures _figures;
    private AnalysisRules? _rules;

    public GrainReader(IGrainFactory grains, int shards, EmailHashing? emails)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shards);
        _grains = grains;
        _shards = shards;
        _emails = emails;
        _figures = new Figures(grains, shards);
    }

    private IEnumerable<IFactsGrain> Facts => Enumerable.Range(0, _shards).Select(shard => _grains.GetGrain<IFactsGrain>(shard));

    private IMonitorGrain Monitor => _grains.GetGrain<IMonitorGrain>(0);

    /// <inheritdoc/>
    public async Task<AttributionFigures> ReadAttributionAsync(DateOnly? day, CancellationToken cancellationToken) =>
        await new AttributionReader(_grains, _shards, await RulesAsync()).ReadAsync(day, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>?> ReadUsersOfEmailAsync(string address, CancellationToken cancellationToken)
    {
        var rules = await RulesAsync();
        if (rules.Emails.Meant(address) is not { Count: > 0 } keys)
        {
            return null;
        }

        if (rules.Options.Identity == IdentityKind.None)
        {
            throw new InvalidInputException("The store was made without --identity email, so that it does not know users by their e-mail address. Give a user id, or set the option.");
        }

        return await new AttributionReader(_grains, _shards, rules).UsersOfAsync(keys, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<FunnelRollup> ReadFunnelAsync(CancellationToken cancellationToken) => _figures.FunnelAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<MonitoringRollup> ReadDaysAsync(CancellationToken cancellationToken) => _figures.MonitoringAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<Currency> ReadMainCurrencyAsync(CancellationToken cancellationToken) =>
        await _figures.MainCurrencyAsync((await _grains.GetGrain<IAnalysisOptionsGrain>(0).GetAsync()).Currency, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShardAnswer>> AskFactsAsync(
        ImmutableArray<ShardQuestion> questions, IReadOnlyList<CreditsElsewhere>? elsewhere, CancellationToken cancellationToken) =>
        await Task.WhenAll(Facts.Select((facts, shard) => facts.AskAsync(questions, elsewhere?[shard], cancellationToken)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CreditsElsewhere>?> ReadCreditsElsewhereAsync(AttributionModel model, CancellationToken cancellationToken) =>
        await new AttributionReader(_grains, _shards, await RulesAsync()).ReadCreditsElsewhereAsync(model, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> HasPersonsAsync() => (await RulesAsync()).Options.Identity != IdentityKind.None;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, FunnelSums>>> CountFunnelAsync(FunnelAsked asked, CancellationToken cancellationToken) =>
        await Task.WhenAll(Facts.Select(facts => facts.CountFunnelAsync(asked, cancellationToken)));

    /// <inheritdoc/>
    public Task<ImmutableArray<ListedEvent>> ListEventsAsync(string userId, int session, CancellationToken cancellationToken) =>
        _grains.GetGrain<IFactsGrain>(Sharding.ShardOf(userId, _shards)).ListEventsAsync(userId, session, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FactsProgress>> ReadProgressAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Facts.Select(facts => facts.ReadProgressAsync(cancellationToken)));

    /// <inheritdoc/>
    public Task<LastReconcile?> ReadReconciledAsync(CancellationToken cancellationToken) => _figures.LastReconcileAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<LiveLook> LookAsync(long now, CancellationToken cancellationToken) =>
        LiveLook.Of(await Task.WhenAll(Facts.Select(facts => facts.LookAsync(now, cancellationToken))));

    /// <inheritdoc/>
    public Task<RefusedRows> ReadRefusedAsync(CancellationToken cancellationToken) =>
        _grains.GetGrain<IQuarantineReaderGrain>(0).CountAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<int, string>> ReadSourcesAsync() => (await _grains.GetGrain<ILoadLedgerGrain>(0).ReadAsync()).Names();

    /// <inheritdoc/>
    public Task<IReadOnlyList<QuarantinedRow>> ReadNewestRefusedAsync(IReadOnlyList<int> sources, int limit, CancellationToken cancellationToken) =>
        _grains.GetGrain<IQuarantineReaderGrain>(0).ReadNewestAsync([.. sources], limit, cancellationToken);

    /// <inheritdoc/>
    public Task<UserJourney?> ReadUserAsync(string userId, CancellationToken cancellationToken) =>
        _grains.GetGrain<IUserGrain>(userId).GetJourneyAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<MonitoringVerdict> JudgeRollupsAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken) =>
        Monitor.JudgeRollupsAsync(thresholds, asOf, cancellationToken);

    /// <inheritdoc/>
    public Task<MonitoringVerdict> AuditAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken) =>
        Monitor.JudgeAsync(thresholds, asOf, cancellationToken);

    /// <summary>The rules in force, compiled once for as long as the options are the same.</summary>
    private async Task<AnalysisRules> RulesAsync()
    {
        var options = await _grains.GetGrain<IAnalysisOptionsGrain>(0).GetAsync();
        return _rules is { } known && known.Options.Canonical() == options.Canonical() ? known : _rules = new AnalysisRules(options, _emails);
    }
}
