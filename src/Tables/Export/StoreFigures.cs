using Puffy.Analytics.Attribution;
using Puffy.Analytics.Behaviour;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Options;
using Puffy.Analytics.Quality;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.WhatIf;
using Puffy.Tables.Bronze;

namespace Puffy.Tables.Export;

/// <summary>The figures over all that a store holds, recomputed while its tables are written. Not safe for concurrent use.</summary>
/// <param name="currency">The main currency: that of figures in money.</param>
/// <param name="otherChoices">Other choices of options under which the rules' earnings are computed, too; null for none.</param>
public sealed class StoreFigures(Currency currency, IReadOnlyList<UsualChoice>? otherChoices = null)
{
    private readonly Dictionary<string, int> _usersOfTransaction = new(StringComparer.Ordinal);
    private readonly Dictionary<(int SourceId, string Reason), long> _refusals = [];
    private readonly RefusedRows _refused = new();
    private readonly FieldCollector _fields = new(currency);
    private readonly FieldProfile _fieldsOfOthers = new();
    private readonly AttributionCollector _attribution = new();
    private readonly ChoiceCollector _otherChoices = new(otherChoices ?? []);

    /// <summary>The main currency.</summary>
    public Currency Currency => currency;

    /// <summary>Visits and credits by channel, under every model once <see cref="Attribute"/> was called.</summary>
    public ChannelRollup Channels => _attribution.Channels;

    /// <summary>Paths to orders and to none.</summary>
    public PathRollup Paths => _attribution.Paths;

    /// <summary>Identity keys of users; none in a store without identity.</summary>
    public IdentityRollup Identity => _attribution.Identity;

    /// <summary>Every order with its touchpoints.</summary>
    public IReadOnlyList<AttributedOrder> Orders => _attribution.Orders;

    /// <summary>The models that are asked for.</summary>
    public IReadOnlyList<AttributionModel> Models { get; private set; } = AttributionModelNames.All;

    /// <summary>Who earned the orders under every model.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Attribute"/> was not called yet.</exception>
    public AttributionFigures Attribution { get => field ?? throw new InvalidOperationException("The orders are not attributed yet."); private set; }

    /// <summary>What each channel would have earned under other choices; none before <see cref="Attribute"/> was called.</summary>
    public IReadOnlyList<ChoiceEarnings> OtherChoices { get; private set; } = [];

    /// <summary>Sessions by funnel step.</summary>
    public FunnelRollup Funnel { get; } = new();

    /// <summary>Daily activity.</summary>
    public MonitoringRollup Monitoring { get; } = new();

    /// <summary>What the data quality report needs in addition to the rollups.</summary>
    public QualityProfile Quality { get; } = new(currency);

    /// <summary>What the executive summary needs in addition to the rollups.</summary>
    public BehaviourProfile Behaviour { get; } = new(currency);

    /// <summary>The fields inside event_data, gathered so far.</summary>
    public FieldProfile Fields
    {
        get
        {
            var fields = _fields.ToProfile();
            fields.Merge(_fieldsOfOthers);
            return fields;
        }
    }

    /// <summary>How many users have each transaction id.</summary>
    public IReadOnlyDictionary<string, int> UsersOfTransaction => _usersOfTransaction;

    /// <summary>Events whose id their user has for another event too, the first of each id not counted.</summary>
    public long ReusedEventIds { get; private set; }

    /// <summary>Refused rows by the name of the reason.</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason =>
        _refusals.GroupBy(cell => cell.Key.Reason, cell => cell.Value, StringComparer.Ordinal).ToDictionary(reason => reason.Key, reason => reason.Sum(), StringComparer.Ordinal);

    /// <summary>Refused rows by the number of their source and the name of the reason.</summary>
    public IReadOnlyDictionary<(int SourceId, string Reason), long> Refusals => _refusals;

    /// <summary>Refused rows by the number of their source.</summary>
    public IReadOnlyDictionary<int, long> RefusedBySource => _refused.BySource;

    /// <summary>Refused rows by day.</summary>
    public IReadOnlyDictionary<DateOnly, RefusedDay> RefusedByDay => _refused.ByDay;

    /// <summary>Time of the first accepted event; null where there is none.</summary>
    public DateTime? FirstEventAt { get; private set; }

    /// <summary>Time of the last accepted event; null where there is none.</summary>
    public DateTime? LastEventAt { get; private set; }

    /// <summary>
    /// Sources with their rows and findings. Of a live key, and of a file whose load has not finished, the rows count that have come so far.
    /// </summary>
    /// <param name="sources">The files in the order in which they were loaded, and live keys.</param>
    public IReadOnlyList<IntakeFile> FilesOf(IEnumerable<SourceFile> sources) =>
        [.. sources.Select(source => new IntakeFile(
            source.Id,
            source.Name,
            source.Rows ?? source.Ids.Sum(id => Monitoring.AcceptedRows[id].Value + RefusedBySource.GetValueOrDefault(id)),
            source.Findings) { Ids = source.Ids })];

    /// <summary>The days about which anything is said, by their accepted events; null without events.</summary>
    public JudgedDays? JudgedDays =>
        JudgedDays.Of(Monitoring.Days.Cells.Select(day => KeyValuePair.Create(day.Key, day.Value.Events)));

    /// <summary>Events outside the judged days.</summary>
    public StrayDates StrayDates => StrayDates.Of(Monitoring.Days.Cells, Monitoring.SalesIn(currency), JudgedDays);

    /// <summary>Counts a journey.</summary>
    public void Add(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        _attribution.Add(journey);
        _otherChoices.Add(journey);
        Funnel.Add(journey, sign: 1);
        Monitoring.Add(journey, sign: 1);
        Quality.Add(journey);
        Behaviour.Add(journey);
        _fields.Add(journey.Events, journey.Orders);
        ReusedEventIds += journey.EventIds.Reused;
        Seen(journey.Events[0].Timestamp, journey.Events[^1].Timestamp);
        foreach (var order in journey.Orders.Where(order => order.Payload.TransactionId.Length > 0))
        {
            CountTransaction(order.Payload.TransactionId, users: 1);
        }
    }

    /// <summary>Counts a refused row.</summary>
    public void Add(QuarantineRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _refusals[(row.SourceId, row.Reason)] = _refusals.GetValueOrDefault((row.SourceId, row.Reason)) + 1;
        _refused.Add(row.SourceId, row.Day, RefusalReasonNames.Parse(row.Reason), row.Empty);
    }

    /// <summary>Attributes the orders under the models that learn from all paths. Call it once, when all journeys are in.</summary>
    /// <param name="options">The store's options.</param>
    /// <param name="models">The models that are asked for.</param>
    public void Attribute(AnalysisOptions options, IReadOnlyList<AttributionModel> models)
    {
        ArgumentNullException.ThrowIfNull(options);
        Models = models;
        Attribution = _attribution.Attribute(options, models);
        OtherChoices = _otherChoices.Finish(Currency);
    }

    /// <summary>Adds the figures of other journeys and rows.</summary>
    public void Merge(StoreFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _attribution.Merge(other._attribution);
        _otherChoices.Merge(other._otherChoices);
        Funnel.Merge(other.Funnel);
        Monitoring.Merge(other.Monitoring);
        Quality.Merge(other.Quality);
        Behaviour.Merge(other.Behaviour);
        _fieldsOfOthers.Merge(other.Fields);
        ReusedEventIds += other.ReusedEventIds;
        foreach (var (transaction, users) in other._usersOfTransaction)
        {
            CountTransaction(transaction, users);
        }

        if (other is { FirstEventAt: { } first, LastEventAt: { } last })
        {
            Seen(first, last);
        }
    }

    private void CountTransaction(string transaction, int users) =>
        _usersOfTransaction[transaction] = _usersOfTransaction.GetValueOrDefault(transaction) + users;

    private void Seen(DateTime first, DateTime last)
    {
        FirstEventAt = FirstEventAt < first ? FirstEventAt : first;
        LastEventAt = LastEventAt > last ? LastEventAt : last;
    }
}
