using System.Collections.Immutable;
using Puffy.Analytics;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Facts.Funnels;
using Puffy.Facts.Live;
using Puffy.Facts.Scans;
using Puffy.Grains.Facts;
using Puffy.Grains.Journeys;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Queries.Reading;

/// <summary>All that questions may ask of a store. Nothing here writes.</summary>
internal interface IStoreReader
{
    /// <summary>Visits by channel, and credit under every model.</summary>
    /// <param name="day">The only UTC day of visits and orders; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<AttributionFigures> ReadAttributionAsync(DateOnly? day, CancellationToken cancellationToken);

    /// <summary>Sessions by day, device and funnel step.</summary>
    Task<FunnelRollup> ReadFunnelAsync(CancellationToken cancellationToken);

    /// <summary>Activity by day.</summary>
    Task<MonitoringRollup> ReadDaysAsync(CancellationToken cancellationToken);

    /// <summary>The currency of figures in money.</summary>
    Task<Currency> ReadMainCurrencyAsync(CancellationToken cancellationToken);

    /// <summary>What every shard answers to questions about its sessions.</summary>
    /// <param name="questions">The questions; they speak of one model, or of none.</param>
    /// <param name="elsewhere">For each shard, what credits depend on besides its own journeys; null where these are enough.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<ShardAnswer>> AskFactsAsync(
        ImmutableArray<ShardQuestion> questions, IReadOnlyList<CreditsElsewhere>? elsewhere, CancellationToken cancellationToken);

    /// <summary>For each shard, what credits under a model depend on besides its own journeys; null where these are enough.</summary>
    /// <exception cref="InvalidInputException">The model can't be computed.</exception>
    Task<IReadOnlyList<CreditsElsewhere>?> ReadCreditsElsewhereAsync(AttributionModel model, CancellationToken cancellationToken);

    /// <summary>Whether the store joins users to persons. Their credits then also depend on identify calls, which write to no journey.</summary>
    Task<bool> HasPersonsAsync();

    /// <summary>The users who left an e-mail address, in ordinal order; null where the text is neither an address nor the hash of one.</summary>
    /// <exception cref="InvalidInputException">The store has no identity.</exception>
    Task<IReadOnlyList<string>?> ReadUsersOfEmailAsync(string address, CancellationToken cancellationToken);

    /// <summary>What every shard counts of a funnel.</summary>
    Task<IReadOnlyList<IReadOnlyDictionary<string, FunnelSums>>> CountFunnelAsync(FunnelAsked asked, CancellationToken cancellationToken);

    /// <summary>The events of a user's session; none where there is no such session.</summary>
    Task<ImmutableArray<ListedEvent>> ListEventsAsync(string userId, int session, CancellationToken cancellationToken);

    /// <summary>How far the facts of each shard are built.</summary>
    Task<IReadOnlyList<FactsProgress>> ReadProgressAsync(CancellationToken cancellationToken);

    /// <summary>The last reconciliation of the rollups; null where there was none.</summary>
    Task<LastReconcile?> ReadReconciledAsync(CancellationToken cancellationToken);

    /// <summary>What happens at a moment, in milliseconds since 1970, UTC.</summary>
    Task<LiveLook> LookAsync(long now, CancellationToken cancellationToken);

    /// <summary>Refused rows by day and source.</summary>
    Task<RefusedRows> ReadRefusedAsync(CancellationToken cancellationToken);

    /// <summary>The name of each source by its number.</summary>
    Task<IReadOnlyDictionary<int, string>> ReadSourcesAsync();

    /// <summary>The newest refused rows of some sources.</summary>
    Task<IReadOnlyList<QuarantinedRow>> ReadNewestRefusedAsync(IReadOnlyList<int> sources, int limit, CancellationToken cancellationToken);

    /// <summary>A user's journey; null where there is none.</summary>
    Task<UserJourney?> ReadUserAsync(string userId, CancellationToken cancellationToken);

    /// <summary>The verdict from rollups alone.</summary>
    Task<MonitoringVerdict> JudgeRollupsAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken);

    /// <summary>The verdict after an audit of every journey.</summary>
    Task<MonitoringVerdict> AuditAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken);
}
